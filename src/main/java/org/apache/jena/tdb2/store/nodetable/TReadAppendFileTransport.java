package org.apache.jena.tdb2.store.nodetable;

import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * A file of terms, as Thrift reads and writes it: read at any place, written at its end.
 *
 * <p>Stands in the place of Jena's class of this name, which Jena 5.6.0 made for libthrift 0.22: that one has no
 * configuration, and libthrift asks for it since it limits how deeply a message is nested (CVE-2026-43868 and
 * following). To be removed with the step to a Jena that is made for a newer libthrift.
 */
public final class TReadAppendFileTransport extends TEndpointTransport {

    private final BinaryDataFile terms;
    private long next;

    /** Reads and writes a file. */
    public TReadAppendFileTransport(BinaryDataFile terms) throws TTransportException {
        super(TConfiguration.DEFAULT);
        this.terms = terms;
    }

    /** Says where the next term is read. */
    public void readPosition(long place) {
        next = place;
    }

    @Override
    public int read(byte[] into, int from, int count) {
        int had = terms.read(next, into, from, count);
        next += had;
        return had;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        terms.write(bytes, from, count);
    }

    @Override
    public void flush() {
        terms.sync();
    }

    @Override
    public void open() {
        terms.open();
    }

    @Override
    public boolean isOpen() {
        return terms.isOpen();
    }

    @Override
    public void close() {
        terms.close();
    }
}
