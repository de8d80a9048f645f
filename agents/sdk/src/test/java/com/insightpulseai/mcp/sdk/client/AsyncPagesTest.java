package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;

/** Lists that come in pages, without waiting. The test completes each call. */
class AsyncPagesTest {

    private record Page(List<String> items, Optional<String> next) {
    }

    private final List<CompletableFuture<Answer<Page>>> calls = new ArrayList<>();
    private final List<Optional<String>> cursors = new ArrayList<>();
    private final AsyncPages<Page, String> pages = new AsyncPages<>(Optional.empty(), cursor -> {
        cursors.add(cursor);
        calls.add(new CompletableFuture<>());
        return calls.get(calls.size() - 1);
    }, Page::items, Page::next);

    /** Notes what it hears, and requests nothing by itself. */
    private static final class Notes<T> implements Flow.Subscriber<T> {

        private final List<T> items = new ArrayList<>();
        private Flow.Subscription subscription;
        private Object end;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onNext(T item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            end = failure;
        }

        @Override
        public void onComplete() {
            end = "complete";
        }
    }

    private static Answer<Page> page(String next, String... items) {
        return new Answer<>(new Page(List.of(items), Optional.of(next).filter(cursor -> !cursor.isEmpty())), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    }

    private Notes<String> subscribed() {
        Notes<String> notes = new Notes<>();
        pages.subscribe(notes);
        return notes;
    }

    @Test
    void noPageIsRequestedBeforeItIsReached() {
        Notes<String> notes = subscribed();
        assertThat(calls).isEmpty();

        notes.subscription.request(1);
        assertThat(calls).hasSize(1);
        calls.get(0).complete(page("c1", "a", "b"));
        assertThat(notes.items).containsExactly("a");
        notes.subscription.request(1);
        assertThat(notes.items).containsExactly("a", "b");
        assertThat(calls).hasSize(1);
        notes.subscription.request(5);
        calls.get(1).complete(page("", "c"));

        assertThat(notes.items).containsExactly("a", "b", "c");
        assertThat(notes.end).isEqualTo("complete");
        assertThat(cursors).containsExactly(Optional.empty(), Optional.of("c1"));
    }

    @Test
    void goesOnOverAnEmptyPage() {
        List<String> items = new ArrayList<>();
        CompletableFuture<Void> end = pages.forEach(items::add);

        calls.get(0).complete(page("c1"));
        calls.get(1).complete(page("c2"));
        assertThat(end).isNotDone();
        calls.get(2).complete(page("", "a"));

        assertThat(end).isCompleted();
        assertThat(items).containsExactly("a");
    }

    @Test
    void refusesACursorThatItHasSeen() {
        CompletableFuture<Void> end = pages.forEach(item -> {
        });

        calls.get(0).complete(page("c1", "a"));
        calls.get(1).complete(page("c2", "b"));
        calls.get(2).complete(page("c1", "c"));

        assertThatThrownBy(end::get).hasCauseInstanceOf(UnexpectedAnswer.class)
                .hasMessageContaining("leads back to a page that was read before");
        assertThat(calls).hasSize(3);
    }

    @Test
    void aCancelledWalkEndsTheCallThatIsUnderWay() {
        List<String> items = new ArrayList<>();
        CompletableFuture<Void> end = pages.forEach(items::add);
        calls.get(0).complete(page("c1", "a"));

        end.cancel(true);

        assertThat(calls.get(1)).isCancelled();
        assertThat(calls).hasSize(2);
        assertThat(items).containsExactly("a");
    }

    @Test
    void aCancelledSubscriptionHearsNoMore() {
        Notes<String> notes = subscribed();
        notes.subscription.request(9);
        notes.subscription.cancel();

        calls.get(0).complete(page("c1", "a"));
        notes.subscription.request(1);

        assertThat(calls).hasSize(1).allMatch(CompletableFuture::isCancelled);
        assertThat(notes.items).isEmpty();
        assertThat(notes.end).isNull();
    }

    @Test
    void aFailedCallEndsTheWalkWithItsException() {
        Notes<String> notes = subscribed();
        notes.subscription.request(9);
        TransportException failure = new TransportException("No response.", false, null);

        calls.get(0).complete(page("c1", "a"));
        calls.get(1).completeExceptionally(failure);
        notes.subscription.request(9);

        assertThat(notes.items).containsExactly("a");
        assertThat(notes.end).isSameAs(failure);
        assertThat(calls).hasSize(2);
    }

    @Test
    void anActionThatFailsEndsTheWalk() {
        IllegalStateException failure = new IllegalStateException("full");
        CompletableFuture<Void> end = pages.forEach(item -> {
            throw failure;
        });

        calls.get(0).complete(page("c1", "a", "b"));

        assertThatThrownBy(end::get).hasCause(failure);
        assertThat(calls).hasSize(1);
    }

    @Test
    void aRequestOfNothingIsRefused() {
        Notes<String> notes = subscribed();

        notes.subscription.request(0);

        assertThat(notes.end).isInstanceOf(IllegalArgumentException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void eachSubscriberBeginsAnew() {
        pages.forEach(item -> {
        });
        pages.forEach(item -> {
        });

        assertThat(cursors).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void givesWhatIsBesideTheItems() {
        Notes<Answer<Page>> notes = new Notes<>();
        pages.pages().subscribe(notes);
        notes.subscription.request(Long.MAX_VALUE);

        calls.get(0).complete(page("c1"));
        calls.get(1).complete(page("", "a"));

        assertThat(notes.items).extracting(answer -> answer.value().next()).containsExactly(Optional.of("c1"),
                Optional.empty());
        assertThat(notes.end).isEqualTo("complete");
    }

    @Test
    void pagesThatAreThereAtOnceDoNotDeepenTheStack() {
        int count = 100_000;
        IntFunction<Answer<Page>> numbered = number -> page(number < count ? "c" + number : "", "i" + number);
        List<String> items = new ArrayList<>();

        CompletableFuture<Void> end = new AsyncPages<Page, String>(Optional.of("c0"), cursor -> CompletableFuture
                .completedFuture(numbered.apply(Integer.parseInt(cursor.orElseThrow().substring(1)) + 1)), Page::items,
                Page::next).forEach(items::add);

        assertThat(end).isCompleted();
        assertThat(items).hasSize(count);
    }
}
