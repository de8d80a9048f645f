package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedManifestTest {

    @ParameterizedTest
    @ValueSource(strings = { "package.json", "a/b/package-lock.json", "PACKAGE.JSON", "bun.lock", "bun.lockb", "pnpm-lock.yml",
            "requirements.txt", "requirements-dev.txt", "requirements/base.txt", "a/requirements/base.txt", "uv.lock",
            "gradle.lockfile", "buildscript-gradle.lockfile", "gradle/libs.versions.toml", "packages.lock.json",
            "src/App.csproj",
            "go.sum", "Gemfile.lock", "composer.lock", "Cargo.lock" })
    void takesTheNamesThatItLists(String path) {
        assertThat(SimulatedManifest.read(path, new byte[0]).isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "base.txt", "xpackage.json", "package.json/x", "go.work", "", "\u0000", "/" })
    void takesNoOthers(String path) {
        assertThat(SimulatedManifest.read(path, new byte[0]).isKnown()).isFalse();
    }

    @Test
    void listsItsNamesByEcosystem() {
        assertThat(SupportedFiles.list().at("/npm/package.json/pattern").asText()).isEqualTo("package.json");
        assertThat(SupportedFiles.list().at("/nuget/packages.lock.json/pattern").asText()).isEqualTo("packages.lock.json");
        assertThat(SupportedFiles.list().findValuesAsText("pattern")).hasSameSizeAs(ManifestFormat.KNOWN);
    }

    @Test
    void readsThePackagesOfNpm() {
        assertThat(named("package.json", """
                {"name":"x","dependencies":{"a":"^1.2.3","@s/b":"~2.0","w":"workspace:*","f":"file:../f","e":"npm:real@3.0.0"},
                 "devDependencies":{"d":">=1"}}""")).containsExactly("a 1.2.3 direct", "@s/b 2.0 direct", "real 3.0.0 direct",
                "d 1 direct dev");
    }

    @Test
    void readsPackageLocksSinceVersion2() {
        assertThat(named("package-lock.json", """
                {"lockfileVersion":3,"packages":{"":{"dependencies":{"a":"1"}},
                 "apps/web":{"name":"@m/web","version":"0.0.0","dependencies":{"http":"npm:real@1"}},
                 "node_modules/@m/web":{"resolved":"apps/web","link":true},
                 "node_modules/a":{"version":"1.0.0"},
                 "node_modules/a/node_modules/@s/b":{"version":"2.0.0","dev":true},
                 "node_modules/http":{"name":"real","version":"1.1.0"}}}"""))
                .containsExactly("a 1.0.0 direct", "@s/b 2.0.0 dev", "real 1.1.0 direct");
    }

    @Test
    void readsTheNestedPackagesOfAnOldPackageLock() {
        assertThat(named("npm-shrinkwrap.json", """
                {"dependencies":{"a":{"version":"1.0.0","requires":{"b":"^1"},
                  "dependencies":{"b":{"version":"1.0.1","dev":true}}},
                 "g":{"version":"git+ssh://git@example.com/g.git#0123"}}}""")).containsExactly("a 1.0.0", "b 1.0.1 dev");
    }

    @Test
    void readsPnpmLocks() {
        assertThat(named("pnpm-lock.yaml", """
                lockfileVersion: '9.0'

                importers:

                  .:
                    dependencies:
                      '@acme/ui':
                        specifier: workspace:*
                        version: link:packages/ui
                      a:
                        specifier: ^1.0.0
                        version: 1.0.0(b@0.9.4)

                packages:

                  a@1.0.0:
                    resolution: {integrity: sha512-AAAA}

                  '@s/b@0.9.4':
                    resolution: {integrity: sha512-BBBB}

                snapshots:

                  a@1.0.0(b@0.9.4):
                    dependencies:
                      b: 0.9.4
                """)).containsExactly("a 1.0.0 direct", "@s/b 0.9.4");
        assertThat(named("pnpm-lock.yaml", """
                dependencies:
                  a:
                    specifier: ^1.0.0
                    version: 1.0.0
                packages:
                  /a@1.0.0:
                    dev: false
                  /@s/b@2.0.0(a@1.0.0):
                    dev: false
                """)).containsExactly("a 1.0.0 direct", "@s/b 2.0.0");
    }

    @Test
    void readsYarnLocksOfBothForms() {
        assertThat(named("yarn.lock", """
                # yarn lockfile v1


                "@s/b@^2.0.0", "@s/b@^2.1.0":
                  version "2.1.0"
                  dependencies:
                    a "^1.0.0"

                a@^1.0.0:
                  version "1.0.0"
                """)).containsExactly("@s/b 2.1.0", "a 1.0.0");
        assertThat(named("yarn.lock", """
                __metadata:
                  version: 8

                "berry@workspace:.":
                  version: 0.0.0-use.local
                  resolution: "berry@workspace:."

                "engine@npm:real@^2.3.0, real@npm:2.3.1":
                  version: 2.3.1
                  resolution: "real@npm:2.3.1"
                """)).containsExactly("real 2.3.1");
    }

    @Test
    void readsBunLocksWithCommentsAndTrailingCommas() {
        assertThat(named("bun.lock", """
                { // by hand
                  "workspaces": { "": { "dependencies": { "a": "1.0.0", }, }, },
                  "packages": {
                    "a": ["a@1.0.0", "", {}, "sha512-A"],
                    "w": ["w@workspace:packages/w"],
                    "@s/b": ["@s/b@2.0.0", "", {}, "sha512-B"],
                  },
                }""")).containsExactly("a 1.0.0 direct", "@s/b 2.0.0");
    }

    @Test
    void readsRequirements() {
        assertThat(named("requirements.txt", """
                # pins
                -r base/requirements.txt
                --index-url https://packages.example.com/simple
                Evil_Test.Wheel == 1.0.0 ; python_version >= "3.11" \\
                    --hash=sha256:00
                extras[one,two]==2.0
                loose>=1.0
                bare
                local-lib @ file:///srv/lib
                """)).containsExactly("Evil_Test.Wheel 1.0.0 direct", "extras 2.0 direct", "loose  direct", "bare  direct");
    }

    @Test
    void readsLocksInToml() {
        String own = "[[package]]\nname = \"own\"\nversion = \"0.1.0\"\n%s\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n%s\n";

        assertThat(named("uv.lock", own.formatted("source = { virtual = \".\" }", "source = { registry = \"https://x\" }")))
                .containsExactly("a 1.0.0");
        assertThat(
                named("Cargo.lock", own.formatted("dependencies = [\n \"a 1.0.0\",\n]\n", "source = \"registry+https://x\"")))
                .containsExactly("a 1.0.0");
        assertThat(named("poetry.lock",
                own.formatted("optional = false", "python-versions = \"*\"\n\n[package.extras]\nname = \"x\"")))
                .containsExactly("own 0.1.0", "a 1.0.0");
    }

    @Test
    void readsLocksOfOtherEcosystems() {
        assertThat(named("gradle.lockfile", """
                # generated
                com.example:core:1.4.2=compileClasspath,runtimeClasspath
                org.example.long-group:artifact.with.dots:2.0-rc.1+build.5=runtimeClasspath
                empty=annotationProcessor
                """)).containsExactly("com.example:core 1.4.2", "org.example.long-group:artifact.with.dots 2.0-rc.1+build.5");
        assertThat(named("Gemfile.lock", """
                GIT
                  specs:
                    gem-a (0.3.0)

                GEM
                  remote: https://gems.example.com/
                  specs:
                    gem-b (1.2.0)
                      gem-c (>= 1.0)
                    gem-b (1.2.0-java)

                DEPENDENCIES
                    gem-d (1.0)
                """)).containsExactly("gem-b 1.2.0", "gem-b 1.2.0");
        assertThat(named("composer.lock", """
                {"packages":[{"name":"acme/a","version":"v1.0"}],"packages-dev":[{"name":"acme/d","version":"2.0"}]}"""))
                .containsExactly("acme/a v1.0", "acme/d 2.0 dev");
        assertThat(named("packages.lock.json", """
                {"version":1,"dependencies":{"net8.0":{"A":{"type":"Direct","resolved":"1.0.0"},
                 "B":{"type":"Transitive","resolved":"2.0.0"},"own":{"type":"Project"}}}}"""))
                .containsExactly("A 1.0.0 direct", "B 2.0.0");
        assertThat(named("Pipfile.lock", """
                {"default":{"a":{"version":"==1.0.0"},"g":{"git":"https://x"}},"develop":{"d":{"version":"==2.0"}}}"""))
                .containsExactly("a 1.0.0", "d 2.0 dev");
    }

    @Test
    void readsGoModules() {
        assertThat(named("go.mod", """
                module example.com/a

                require example.com/one v1.0.0
                require (
                	example.com/lib v1.2.0
                	example.com/lib/v2 v2.0.1+incompatible // indirect
                )
                exclude example.com/lib v1.1.9
                """)).containsExactly("example.com/one v1.0.0 direct", "example.com/lib v1.2.0 direct",
                "example.com/lib/v2 v2.0.1+incompatible");
        assertThat(named("go.sum", "example.com/lib v1.2.0 h1:AAAA=\nexample.com/lib v1.2.0/go.mod h1:BBBB=\n"))
                .containsExactly("example.com/lib v1.2.0");
    }

    @Test
    void readsThePomOfAProject() {
        assertThat(named("pom.xml",
                """
                        <project><dependencies>
                          <dependency>
                            <groupId>com.example</groupId> <artifactId>core</artifactId> <version>1.0</version>
                          </dependency>
                          <dependency><groupId>g</groupId><artifactId>t</artifactId><version>${v}</version><scope>test</scope></dependency>
                        </dependencies></project>"""))
                .containsExactly("com.example:core 1.0 direct", "g:t  direct dev");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            package.json      | {"dependencies":{"évil":"1","é":"npm:évil@1"}}
            package-lock.json | {"packages":{"node_modules/é/node_modules/évil":{"version":"1"}}}
            bun.lock          | {"packages":{"é":["évil@1"]}}
            composer.lock     | {"packages":[{"version":"1","é":1,"name":"évil"}]}
            yarn.lock         | "évil@^1":\\n  version "1"
            pnpm-lock.yaml    | packages:\\n  'évil@1':
            uv.lock           | [[package]]\\nname = "évil"\\nversion = "1"\\nsource = { registry = "é" }
            gradle.lockfile   | # é\\né:évil:1=x
            """)
    void saysWhereANameIsInTheBytesOfTheFile(String path, String text) {
        byte[] content = text.replace("\\n", "\n").getBytes(UTF_8);

        assertThat(SimulatedManifest.read(path, content).packages()).isNotEmpty().allSatisfy(named -> {
            byte[] place = Arrays.copyOfRange(content, named.start(), named.end());
            assertThat(place).asString(UTF_8).isEqualTo(named.name()).endsWith("évil");
        });
    }

    @Test
    void countsAByteOrderMark() {
        assertThat(SimulatedManifest.read("requirements.txt", "\uFEFF# x\r\na==1\r\n".getBytes(UTF_8)).packages())
                .containsExactly(new NamedPackage("pypi", "a", "1", true, false, 8, 9));
    }

    @Test
    void readsUtf16() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(new byte[] { -1, -2 });
        content.write("x==1\r\nab==2".getBytes(UTF_16LE));

        assertThat(SimulatedManifest.read("requirements.txt", content.toByteArray()).packages()).containsExactly(
                new NamedPackage("pypi", "x", "1", true, false, 2, 4),
                new NamedPackage("pypi", "ab", "2", true, false, 14, 18));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "{ \"packages\": { \"\": {\n<<<<<<< ours", "[]", "7", "\u0000" })
    void findsNothingInABrokenFile(String content) {
        assertThat(named("package-lock.json", content)).isEmpty();
    }

    private static List<String> named(String path, String content) {
        return SimulatedManifest.read(path, content.getBytes(UTF_8)).packages().stream().map(named -> named.name() + ' '
                + named.version() + (named.direct() ? " direct" : "") + (named.dev() ? " dev" : "")).toList();
    }
}
