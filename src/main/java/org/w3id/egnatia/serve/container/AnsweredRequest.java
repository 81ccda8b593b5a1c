package org.w3id.egnatia.serve.container;

import java.net.InetAddress;
import org.w3id.egnatia.serve.http.Notes;

/**
 * A request that was answered, as the log and the metrics see it.
 *
 * @param id     stands in its answer, too; {@code -} for those that were refused before they got one
 * @param method its method as it was sent
 * @param path   its path as it was sent; {@code -} if it was too broken to have one
 * @param client its address, as far as it is known; null if it is not
 * @param status status of the answer
 * @param nanos  time from its first byte to the end of the answer
 * @param bytes  bytes of the body that were sent
 * @param notes  what was told of the answer
 */
public record AnsweredRequest(String id, String method, String path, InetAddress client, int status, long nanos,
        long bytes, Notes notes) {
}
