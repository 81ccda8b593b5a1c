package org.w3id.egnatia.check;

import java.util.List;
import org.w3id.egnatia.load.Finding;

/** One way of looking at the whole of a release. */
interface Gate {

    /** The faults; empty if there are none. */
    List<Finding> examine(Subject subject);
}
