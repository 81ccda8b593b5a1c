package org.w3id.egnatia.query;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/**
 * Turns each step of an inverse path instead of the path as a whole. With both ends open Jena 5.6 begins an inverse
 * sequence, such as {@code (^(:a/:b))+}, with its wrong step and finds nothing.
 */
final class InversePaths extends TransformCopy {

    private InversePaths() {
    }

    static Op in(Op op) {
        return Transformer.transform(new InversePaths(), op);
    }

    @Override
    public Op transform(OpPath op) {
        TriplePath triple = op.getTriplePath();
        return triple.getPath() == null ? op
                : new OpPath(new TriplePath(triple.getSubject(), turned(triple.getPath(), false), triple.getObject()));
    }

    private static Path turned(Path path, boolean inverse) {
        if (path instanceof P_Inverse turn) {
            return turned(turn.getSubPath(), !inverse);
        }
        if (path instanceof P_Seq sequence) {
            Path left = turned(sequence.getLeft(), inverse);
            Path right = turned(sequence.getRight(), inverse);
            return inverse ? PathFactory.pathSeq(right, left) : PathFactory.pathSeq(left, right);
        }
        if (path instanceof P_Alt either) {
            return PathFactory.pathAlt(turned(either.getLeft(), inverse), turned(either.getRight(), inverse));
        }
        if (path instanceof P_ZeroOrOne maybe) {
            return PathFactory.pathZeroOrOne(turned(maybe.getSubPath(), inverse));
        }
        if (path instanceof P_ZeroOrMore1 many) {
            return PathFactory.pathZeroOrMore1(turned(many.getSubPath(), inverse));
        }
        if (path instanceof P_OneOrMore1 many) {
            return PathFactory.pathOneOrMore1(turned(many.getSubPath(), inverse));
        }
        return inverse ? PathFactory.pathInverse(path) : path;
    }
}
