package org.w3id.egnatia.release;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and once. */
final class Later<T> {

    private Supplier<T> maker;
    private volatile T value;

    Later(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T made = value;
        return made == null ? make() : made;
    }

    private synchronized T make() {
        if (value == null) {
            value = maker.get();
            maker = null;
        }
        return value;
    }
}
