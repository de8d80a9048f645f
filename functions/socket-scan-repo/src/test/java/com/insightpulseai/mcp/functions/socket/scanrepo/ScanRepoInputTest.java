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

    private static final int MAX_FILE = (int) ConsistentScanValidator.MAX_FILE_BYTES;

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
    @ValueSource(strings = { "acme/web", "Acme-1/my.repo_1-x", "acme/.github", "a/A" })
    void acceptsAnOwnerBeforeTheName(String repo) {
        assertThat(violations(input(repo))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "we b", "web\n", "wéb", "web?x=1", "%2e%2e", "/web", "acme/", "acme//web",
            "acme/..",
            "../web", "./web", ".acme/web", "acme/web/x", "acme/web\n", "acme\\web", "https://github.com/acme/web" })
    void refusesWhatNamesNoRepository(String repo) {
        assertThat(violations(input(repo))).singleElement().asString().startsWith("repo must be owner/name or");
    }

    @Test
    void boundsBothPartsOfAName() {
        assertThat(violations(input("a".repeat(100) + "/" + "b".repeat(100)))).isEmpty();
        assertThat(violations(input("a".repeat(101) + "/b"))).hasSize(1);
        assertThat(violations(input("a/" + "b".repeat(101)))).hasSize(1);
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
        assertThat(violations(with(new Manifest("a", "", "utf-16"))))
                .containsExactly("manifests[0].encoding must be utf-8, base64 or gzip");
    }

    @Test
    void decodesBase64() {
        Manifest manifest = new Manifest("a", Base64.getEncoder().encodeToString(new byte[] { 0, -1 }), "base64");

        assertThat(violations(with(manifest))).isEmpty();
        assertThat(manifest.toFile().content()).containsExactly(0, -1);
    }

    @Test
    void namesTheLimitOfAFile() {
        assertThat(violations(with(new Manifest("a", "x".repeat(MAX_FILE + 1), null))))
                .containsExactly("manifests[0].content must be at most 16 MiB (16777216 bytes), decoded");
    }

    @Test
    void namesTheLimitOfAllFiles() {
        String most = "x".repeat(MAX_FILE);

        assertThat(violations(with(new Manifest("a", most, null), new Manifest("b", most, null), new Manifest("c", "x", null))))
                .containsExactly("manifests must be at most 32 MiB (33554432 bytes) together, decoded");
    }

    @Test
    void acceptsManifestsUpToTheLimit() {
        String most = "x".repeat(MAX_FILE);

        assertThat(violations(with(new Manifest("a", most, null), new Manifest("b", most, null)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "HEAD", "0123456789abcdef0123456789abcdef01234567" })
    void refusesACommitBesideWhatIsNoBranch(String ref) {
        assertThat(violations(new ScanRepoInput("web", ref, null, Optional.of("abc1234"), null, null, false)))
                .containsExactly("commit needs the name of a branch in ref");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "abc", "main", "abcdefg", "0123456\n" })
    void refusesWhatIsNoCommit(String commit) {
        assertThat(violations(new ScanRepoInput("web", "main", null, Optional.of(commit), null, null, false)))
                .containsExactly("commit must be 7 to 64 hexadecimal digits");
    }

    @Test
    void acceptsACommitOfABranchThatBecomesItsHead() {
        assertThat(violations(new ScanRepoInput("web", "refs/heads/main", null, Optional.of("ABC1234"),
                List.of(new Manifest("a", "", null)), null, true))).isEmpty();
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
        assertThat(violations(new ScanRepoInput("web", "main", null, null, null, null, true)))
                .containsExactly("makeHead needs manifests");
    }

    @Test
    void refusesACommitAsHead() {
        assertThat(violations(new ScanRepoInput("web", "a".repeat(40), null, null, List.of(new Manifest("a", "", null)),
                null, true)))
                .containsExactly("makeHead needs a branch, not a commit");
    }

    @Test
    void refusesAnUnknownRefType() {
        assertThat(violations(new ScanRepoInput("web", "main", Optional.of("tag"), null, null, null, false)))
                .contains("refType must be branch or commit");
    }

    @Test
    void refusesAPullRequestBelowOne() {
        assertThat(violations(new ScanRepoInput("web", "main", null, null, null, Optional.of(0), false)))
                .containsExactly("pullRequest must be greater than 0");
    }

    private static ScanRepoInput input(String repo) {
        return new ScanRepoInput(repo, null, null, null, null, null, false);
    }

    private static ScanRepoInput with(Manifest... manifests) {
        return new ScanRepoInput("web", null, null, null, Collections.unmodifiableList(Arrays.asList(manifests)), null,
                false);
    }

    private static List<String> violations(ScanRepoInput input) {
        return validator.validate(input).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage()).toList();
    }
}
