package com.insightpulseai.mcp.migrations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.seal.SealKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exit codes: 0 done, 1 the file could not be written, 2 wrong usage. */
@Command(name = "make-seal-key", mixinStandardHelpOptions = true, sortOptions = false, description = "Makes a key that seals the audit log. Writes the private key to a new file that only its owner may read, and prints the line for the file of public keys.")
public final class MakeSealKeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The key's name, such as seal-2026-11: 1 to 64 letters, digits, dots, hyphens and underscores")
    private String id;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file of the private key; it must not exist")
    private Path out;

    @Option(names = "--valid-from", paramLabel = "TIME", description = "From when on its seals count, such as 2026-11-28T00:00:00Z. Default: now")
    private Instant validFrom;

    @Override
    public Integer call() {
        SealKey key;
        try {
            key = SealKey.generate(id);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), "Invalid --id: " + malformed.getMessage());
        }
        try {
            write(out, key.toText());
        } catch (FileAlreadyExistsException exists) {
            spec.commandLine().getErr().println(out + " exists already; a key is never overwritten.");
            return 1;
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println("Cannot write " + out + ": " + unwritable);
            return 1;
        }
        Instant from = validFrom == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : validFrom;
        spec.commandLine().getOut().println(key.entry(from).toText());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static void write(Path file, String content) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
                : new FileAttribute<?>[0];
        try (OutputStream stream = Channels.newOutputStream(
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode))) {
            stream.write(content.getBytes(UTF_8));
        }
    }
}
