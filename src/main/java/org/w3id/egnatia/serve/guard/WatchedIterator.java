package org.w3id.egnatia.serve.guard;

import java.util.Iterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** An iterator that asks for leave at each step. */
final class WatchedIterator<T> extends WrappedIterator<T> {

    private final Allowance allowance;

    WatchedIterator(Iterator<T> base, Allowance allowance) {
        super(base);
        this.allowance = allowance;
    }

    @Override
    public T next() {
        allowance.check();
        return super.next();
    }
}
