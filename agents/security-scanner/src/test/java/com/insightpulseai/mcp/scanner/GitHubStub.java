package com.insightpulseai.mcp.scanner;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

/**
 * A server in place of GitHub's API, which knows the comments of one pull request. It behaves as the documentation of
 * <a href="https://docs.github.com/en/rest/issues/comments">issue comments</a> says.
 */
public final class GitHubStub implements AutoCloseable {

    /** The user of the token that a job has. */
    public static final String BOT = "github-actions[bot]";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "/repos/acme/web/issues/7/comments";
    private static final Pattern ONE = Pattern.compile("/repos/acme/web/issues/comments/([0-9]+)");
    private static final Pattern PAGE = Pattern.compile("(?:.*[?&])?page=([0-9]+).*");
    private static final int LONGEST_BODY = 65_536;

    private final LoopbackServer server;
    private final String path;
    private final List<Comment> comments = new ArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<HubStub.Reply>> faults = new ConcurrentHashMap<>();
    private final Map<String, Queue<Runnable>> before = new ConcurrentHashMap<>();
    private final Map<String, Queue<Runnable>> after = new ConcurrentHashMap<>();
    private long nextId = 1_000;
    private String viewer = BOT;

    /** A comment of the pull request. */
    public record Comment(long id, String login, String body) {
    }

    /** A request that arrived, with its path below the API's address. */
    public record Request(String method, String path, String query, JsonNode body, String authorization) {

        /** Method and kind, such as {@code GET comments} or {@code PATCH comment}. */
        public String kind() {
            return method + " "
                    + (path.equals(LIST) ? "comments" : ONE.matcher(path).matches() ? "comment" : path.substring(1));
        }
    }

    /** The API of github.com, which has no path. */
    public GitHubStub() {
        this("");
    }

    /** @param path of the API, such as {@code /api/v3} of Enterprise Server */
    public GitHubStub(String path) {
        this.path = path;
        server = LoopbackServer.start(this::respond);
    }

    /** The value of {@code GITHUB_API_URL}. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Lets the token be of another user. */
    public GitHubStub viewer(String login) {
        viewer = login;
        return this;
    }

    /** Adds a comment of a user, and returns its id. */
    public synchronized long add(String login, String body) {
        comments.add(new Comment(nextId, login, body));
        return nextId++;
    }

    public synchronized void remove(long id) {
        comments.removeIf(comment -> comment.id() == id);
    }

    public synchronized List<Comment> comments() {
        return List.copyOf(comments);
    }

    /** The comments of a user. */
    public List<Comment> comments(String login) {
        return comments().stream().filter(comment -> comment.login().equals(login)).toList();
    }

    /** Responds so, in this order, to the next requests of a kind, such as {@code GET comments}. */
    public GitHubStub fail(String kind, HubStub.Reply... replies) {
        faults.computeIfAbsent(kind, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
        return this;
    }

    /** Lets something happen before the next request of a kind is served. */
    public GitHubStub before(String kind, Runnable event) {
        before.computeIfAbsent(kind, any -> new ConcurrentLinkedQueue<>()).add(event);
        return this;
    }

    /** Lets something happen once the next request of a kind has been served, before its response is sent. */
    public GitHubStub after(String kind, Runnable event) {
        after.computeIfAbsent(kind, any -> new ConcurrentLinkedQueue<>()).add(event);
        return this;
    }

    public static HubStub.Reply refusal(int status, String message) {
        return refusal(status, message, Map.of());
    }

    public static HubStub.Reply refusal(int status, String message, Map<String, String> headers) {
        return HubStub.reply(status, "application/json", JSON.createObjectNode().put("message", message).toString(), headers);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The kinds of all requests, in their order. */
    public List<String> kinds() {
        return requests.stream().map(Request::kind).toList();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            String full = exchange.getRequestURI().getRawPath();
            boolean isGraphQl = full.equals(path.replace("/v3", "") + "/graphql");
            String below = isGraphQl ? "/graphql" : full.startsWith(path) ? full.substring(path.length()) : "/elsewhere";
            Request request = new Request(exchange.getRequestMethod(), below,
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            requests.add(request);
            next(before, request.kind(), Runnable::run);
            Queue<HubStub.Reply> queue = faults.getOrDefault(request.kind(), new ConcurrentLinkedQueue<>());
            HubStub.Reply fault = queue.poll();
            HubStub.Reply reply = fault == null ? serve(request) : fault;
            next(after, request.kind(), Runnable::run);
            reply.send(exchange);
        } finally {
            exchange.close();
        }
    }

    private static <T> void next(Map<String, Queue<T>> queues, String kind, Consumer<T> action) {
        T next = queues.getOrDefault(kind, new ConcurrentLinkedQueue<>()).poll();
        if (next != null) {
            action.accept(next);
        }
    }

    private synchronized HubStub.Reply serve(Request request) {
        Matcher one = ONE.matcher(request.path());
        return switch (request.kind()) {
            case "GET comments" -> page(request);
            case "POST comments" -> {
                String body = request.body().path("body").asText();
                yield tooLong(body) ? refusal(422, "Validation Failed: body is too long")
                        : json(201, node(comments.get(index(add(viewer, body)))));
            }
            case "PATCH comment" -> {
                int index = one.matches() ? index(Long.parseLong(one.group(1))) : -1;
                String body = request.body().path("body").asText();
                if (index < 0 || tooLong(body)) {
                    yield index < 0 ? refusal(404, "Not Found") : refusal(422, "Validation Failed: body is too long");
                }
                comments.set(index, new Comment(comments.get(index).id(), comments.get(index).login(), body));
                yield json(200, node(comments.get(index)));
            }
            case "DELETE comment" -> {
                int index = one.matches() ? index(Long.parseLong(one.group(1))) : -1;
                if (index < 0) {
                    yield refusal(404, "Not Found");
                }
                comments.remove(index);
                yield exchange -> exchange.sendResponseHeaders(204, -1);
            }
            case "POST graphql" -> graphQl(request);
            default -> refusal(404, "Not Found");
        };
    }

    private static boolean tooLong(String body) {
        return body.codePointCount(0, body.length()) > LONGEST_BODY;
    }

    private int index(long id) {
        for (int i = 0; i < comments.size(); i++) {
            if (comments.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private HubStub.Reply page(Request request) {
        int size = request.query().contains("per_page=100") ? 100 : 30;
        Matcher page = PAGE.matcher(request.query().replace("per_page=", "size="));
        int number = page.matches() ? Integer.parseInt(page.group(1)) : 1;
        int begin = Math.min((number - 1) * size, comments.size());
        int end = Math.min(begin + size, comments.size());
        ArrayNode list = JSON.createArrayNode();
        comments.subList(begin, end).forEach(comment -> list.add(node(comment)));
        String address = api() + LIST + "?per_page=" + size + "&page=";
        String first = "<" + address + "1>; rel=\"first\"";
        String link = end < comments.size() ? "<" + address + (number + 1) + ">; rel=\"next\", " + first : first;
        return HubStub.reply(200, "application/json", list.toString(), Map.of("Link", link));
    }

    private HubStub.Reply graphQl(Request request) {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode data = response.putObject("data");
        data.putObject("viewer").put("login", viewer);
        ArrayNode nodes = data.putArray("nodes");
        for (JsonNode id : request.body().path("variables").path("ids")) {
            int index = index(Long.parseLong(id.asText().replace("IC_", "")));
            if (index < 0) {
                nodes.addNull();
            } else {
                nodes.addObject().put("viewerDidAuthor", comments.get(index).login().equals(viewer)).put("body",
                        comments.get(index).body());
            }
        }
        return json(200, response);
    }

    private static ObjectNode node(Comment comment) {
        ObjectNode node = JSON.createObjectNode().put("id", comment.id()).put("node_id", "IC_" + comment.id()).put("body",
                comment.body());
        node.putObject("user").put("login", comment.login()).put("type", comment.login().endsWith("[bot]") ? "Bot" : "User");
        return node;
    }

    private static HubStub.Reply json(int status, JsonNode body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
