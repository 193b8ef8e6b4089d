package io.github.slamonitor.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Posts, within a time limit for everything together: a server that sends a byte now and then does not get more of it. Follows
 * a redirect only to the same server, and only one that asks for the same request again. Thread-safe.
 */
final class Transport {

    private static final int TEMPORARY_REDIRECT = 307;
    private static final int PERMANENT_REDIRECT = 308;
    private static final int MOST_REDIRECTS = 3;

    private final HttpClient client;
    private final Duration timeout;

    Transport(Duration timeout, Optional<SSLContext> tls) {
        this.timeout = timeout;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout);
        tls.ifPresent(builder::sslContext);
        client = builder.build();
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * The response.
     *
     * @throws IOException when there is none in time
     * @throws InterruptedException when interrupted; the request is given up then
     */
    HttpResponse<String> post(URI uri, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        URI next = uri;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<String> response = await(request(next, headers, body), deadline);
            Optional<URI> location = sameServer(next, response);
            if (location.isEmpty() || redirects == MOST_REDIRECTS) {
                return response;
            }
            next = location.get();
        }
    }

    private static HttpRequest request(URI uri, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return request.build();
    }

    private HttpResponse<String> await(HttpRequest request, long deadline) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, info -> new BoundedBody());
        try {
            return response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no complete answer within " + Times.limit(timeout));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            response.cancel(true); // ends what still runs; does nothing to a response that is there
        }
    }

    private static Optional<URI> sameServer(URI uri, HttpResponse<String> response) {
        if (response.statusCode() != TEMPORARY_REDIRECT && response.statusCode() != PERMANENT_REDIRECT) {
            return Optional.empty();
        }
        return Redirects.location(uri, response.headers()).filter(location -> Redirects.sameServer(uri, location));
    }
}
