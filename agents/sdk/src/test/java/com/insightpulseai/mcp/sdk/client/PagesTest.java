package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;

/** Lists that come in pages. */
class PagesTest {

    private final StubServer server = new StubServer();
    private final McpClient client = new Clients().of(server.url());
    private final Pages<ScanGetResult, Finding> pages = client.socket()
            .scanGetPages(ScanGetRequest.builder().scanId("s1").limit(2).build());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** Queues a page. */
    private void page(String nextCursor, String... types) {
        String findings = String.join(",", List.of(types).stream().map(PagesTest::finding).toList());
        server.thenOk("{\"state\":\"complete\",\"scan_id\":\"s1\",\"truncated\":" + !nextCursor.isEmpty() + ",\"findings\":["
                + findings
                + "]" + (nextCursor.isEmpty() ? "" : ",\"next_cursor\":\"" + nextCursor + "\"") + "}");
    }

    static String finding(String type) {
        return "{\"severity\":\"low\",\"type\":\"" + type
                + "\",\"package\":{\"ecosystem\":\"npm\",\"name\":\"a\"},\"direct\":false,\"manifest_files\":[],\"positions\":[]}";
    }

    @Test
    void goesOnOverAnEmptyPageAndEndsWithoutACursor() {
        page("c1", "a", "b");
        page("c2");
        page("", "c");

        assertThat(pages.stream().map(Finding::type)).containsExactly("a", "b", "c");
        assertThat(server.requests()).extracting(StubServer.Request::body).containsExactly(
                "{\"scan_id\":\"s1\",\"limit\":2}", "{\"scan_id\":\"s1\",\"limit\":2,\"cursor\":\"c1\"}",
                "{\"scan_id\":\"s1\",\"limit\":2,\"cursor\":\"c2\"}");
    }

    @Test
    void requestsAPageOnlyWhenItIsReached() {
        page("c1", "a", "b");
        page("", "c");

        assertThat(pages.stream().limit(2).map(Finding::type).toList()).containsExactly("a", "b");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusesACursorThatItHasSeen() {
        page("c1", "a");
        page("c2", "b");
        page("c1", "c");

        assertThatThrownBy(() -> pages.forEach(finding -> {
        })).isInstanceOf(UnexpectedAnswer.class).hasMessageContaining("leads back to a page that was read before");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void beginsAnewWithEachIteration() {
        page("", "a");

        assertThat(pages).hasSize(1);
        assertThat(pages).hasSize(1);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void goesThroughAllPagesWithoutWaiting() throws Exception {
        page("c1", "a", "b");
        page("", "c");
        List<String> types = new CopyOnWriteArrayList<>();

        client.async().socket().scanGetPages(ScanGetRequest.builder().scanId("s1").build())
                .forEach(finding -> types.add(finding.type())).get();

        assertThat(types).containsExactly("a", "b", "c");
        assertThat(server.requests()).extracting(StubServer.Request::body).containsExactly("{\"scan_id\":\"s1\"}",
                "{\"scan_id\":\"s1\",\"cursor\":\"c1\"}");
    }

    @Test
    void givesWhatIsBesideTheItems() {
        page("c1", "a");
        page("", "b");

        assertThat(pages.pages().map(answer -> answer.value().truncated())).containsExactly(true, false);
    }

    @Test
    void hasNoItemAfterTheLast() {
        page("", "a");
        Iterator<Finding> items = pages.iterator();

        items.next();

        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    }
}
