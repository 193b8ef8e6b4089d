package io.github.slamonitor.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a response as text, and hangs up when there is more. */
final class BoundedBody implements BodySubscriber<String> {

    private static final int MOST_BYTES = 4096;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int part = Math.min(buffer.remaining(), MOST_BYTES - length);
            buffer.get(bytes, length, part);
            length += part;
        }
        if (length == MOST_BYTES && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
}
