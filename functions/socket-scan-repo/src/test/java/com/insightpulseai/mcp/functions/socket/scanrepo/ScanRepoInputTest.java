package com.insightpulseai.mcp.functions.socket.scanrepo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.functions.socket.scanrepo.ScanRepoInput.Manifest;

class ScanRepoInputTest {

    private static ValidatorFactory factory;
    private static Validator validator;

    @BeforeAll
    static void open() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void needsNothingButARepository() {
        assertThat(violations(input("web"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "web", "my.repo_1-x", ".github", "-x", "A" })
    void acceptsASlug(String repo) {
        assertThat(violations(input(repo))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "acme/web", "we b", "web\n", "wéb", "web?x=1", "%2e%2e" })
    void refusesWhatIsNoSlug(String repo) {
        assertThat(violations(input(repo))).singleElement().asString().startsWith("repo must be the repository's slug");
    }

    @Test
    void refusesAMissingRepository() {
        assertThat(violations(input(null))).containsExactly("repo must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/etc/passwd", "C:/x", "../x", "a/../x", "./x", "a//b", "a/", "a\\b", "a\u0000b", "a\"b", "a\r\nb",
            " a", "a " })
    void refusesAPathThatIsNotPlainlyRelative(String path) {
        assertThat(violations(with(new Manifest(path, "{}", null)))).singleElement().asString()
                .startsWith("manifests[0].path must");
    }

    @Test
    void refusesHalfACharacterInAPath() {
        assertThat(violations(with(new Manifest("a" + Character.MIN_SURROGATE, "{}", null)))).singleElement().asString()
                .startsWith("manifests[0].path must");
    }

    @ParameterizedTest
    @ValueSource(strings = { "package.json", "a/b/c/pom.xml", "größe/日本/pom.xml", "..a/b..", ".config/x", "a b/c d.json",
            "a;b,c='d'.json" })
    void acceptsARelativePath(String path) {
        assertThat(violations(with(new Manifest(path, "{}", null)))).isEmpty();
    }

    @Test
    void refusesAPathGivenTwice() {
        assertThat(violations(with(new Manifest("a", "1", null), new Manifest("a", "2", null))))
                .containsExactly("manifests[1].path must be given once only");
    }

    @Test
    void refusesContentThatIsNotBase64WhereItSaysSo() {
        assertThat(violations(with(new Manifest("a", "***", "base64"))))
                .containsExactly("manifests[0].content must be base64");
    }

    @Test
    void refusesAnUnknownEncoding() {
        assertThat(violations(with(new Manifest("a", "", "utf-16")))).contains("manifests[0].encoding must be utf-8 or base64");
    }

    @Test
    void decodesBase64() {
        Manifest manifest = new Manifest("a", Base64.getEncoder().encodeToString(new byte[] { 0, -1 }), "base64");

        assertThat(violations(with(manifest))).isEmpty();
        assertThat(manifest.toFile().content()).containsExactly(0, -1);
    }

    @Test
    void namesTheLimitWhenManifestsAreTooLarge() {
        String half = "x".repeat(ConsistentScanValidator.MAX_BYTES / 2 + 1);

        assertThat(violations(with(new Manifest("a", half, null), new Manifest("b", half, null))))
                .singleElement().asString().startsWith("manifests must be at most 5 MiB (5242880 bytes)");
    }

    @Test
    void acceptsManifestsUpToTheLimit() {
        assertThat(violations(with(new Manifest("a", "x".repeat(ConsistentScanValidator.MAX_BYTES), null)))).isEmpty();
    }

    @Test
    void refusesTooManyManifests() {
        assertThat(violations(with(Stream.iterate(0, i -> i + 1).limit(10_001)
                .map(i -> new Manifest("m" + i, "", null)).toArray(Manifest[]::new))))
                .containsExactly("manifests size must be between 0 and 10000");
    }

    @Test
    void saysNoMoreThanIsWorthReading() {
        assertThat(violations(with(Collections.nCopies(500, new Manifest("/a", "", null)).toArray(Manifest[]::new))))
                .hasSize(50);
    }

    @Test
    void refusesAMissingManifest() {
        assertThat(violations(with((Manifest) null))).hasSize(1);
    }

    @Test
    void refusesAHeadWithoutManifests() {
        assertThat(violations(new ScanRepoInput("web", "main", null, null, null, true)))
                .containsExactly("makeHead needs manifests");
    }

    @Test
    void refusesACommitAsHead() {
        assertThat(violations(new ScanRepoInput("web", "a".repeat(40), null, List.of(new Manifest("a", "", null)), null, true)))
                .containsExactly("makeHead needs a branch, not a commit");
    }

    @Test
    void refusesAnUnknownRefType() {
        assertThat(violations(new ScanRepoInput("web", "main", Optional.of("tag"), null, null, false)))
                .contains("refType must be branch or commit");
    }

    @Test
    void refusesAPullRequestBelowOne() {
        assertThat(violations(new ScanRepoInput("web", "main", null, null, Optional.of(0), false)))
                .containsExactly("pullRequest must be greater than 0");
    }

    private static ScanRepoInput input(String repo) {
        return new ScanRepoInput(repo, null, null, null, null, false);
    }

    private static ScanRepoInput with(Manifest... manifests) {
        return new ScanRepoInput("web", null, null, Collections.unmodifiableList(Arrays.asList(manifests)), null,
                false);
    }

    private static List<String> violations(ScanRepoInput input) {
        return validator.validate(input).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage()).toList();
    }
}
