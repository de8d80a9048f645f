package com.insightpulseai.mcp.scanner.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Reads files below a folder. Each folder on the way is opened from the one before and no link is followed, so that a link
 * which replaces a folder meanwhile leads nowhere. A link itself is read where its target lies below the folder too.
 *
 * @param root an absolute path without links
 * @param mayBeTarget says of a path below the folder whether a link may stand for it
 */
record LocalFiles(Path root, Predicate<String> mayBeTarget) {

    private static final Reading GONE = new Reading.Absent();

    Reading read(String path, LongPredicate mayRead) {
        try {
            Path file = LocalPath.resolve(root, path);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() ? readTarget(file, mayRead) : readPlain(root.relativize(file), mayRead);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return GONE;
        } catch (AccessDeniedException e) {
            return new Reading.Unreadable("may not be read");
        } catch (InvalidPathException | IOException e) {
            return new Reading.Unreadable("cannot be read");
        }
    }

    /** Returns true for a file, folder or link, whatever a link leads to. */
    boolean has(String path) {
        try {
            return Files.exists(LocalPath.resolve(root, path), NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Reading readTarget(Path link, LongPredicate mayRead) throws IOException {
        Path target;
        try {
            target = link.toRealPath();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new Reading.Unreadable("is a link to nothing");
        } catch (FileSystemException e) {
            return new Reading.Unreadable("is a link that cannot be followed");
        }
        if (!target.startsWith(root)) {
            return new Reading.Unreadable("is a link that leads out of the repository");
        }
        Path relative = root.relativize(target);
        boolean isMetadata = StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(part -> part.toString().equalsIgnoreCase(".git"));
        if (isMetadata) {
            return new Reading.Unreadable("is a link that leads into .git");
        }
        if (Files.isDirectory(target, NOFOLLOW_LINKS)) {
            return new Reading.Unreadable("is a link to a folder");
        }
        if (!mayBeTarget.test(LocalPath.of(relative).text())) {
            return new Reading.Unreadable("is a link to a file that the repository ignores");
        }
        return readPlain(relative, mayRead);
    }

    private Reading readPlain(Path relative, LongPredicate mayRead) throws IOException {
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(root)) {
            return folder instanceof SecureDirectoryStream<Path> secure
                    ? readFrom(secure, relative, 0, mayRead)
                    : readByPath(relative, mayRead);
        }
    }

    private static Reading readFrom(SecureDirectoryStream<Path> folder, Path relative, int depth, LongPredicate mayRead)
            throws IOException {
        Path name = relative.getName(depth);
        BasicFileAttributes attributes = folder.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes();
        if (depth == relative.getNameCount() - 1) {
            return readFile(attributes, mayRead, () -> folder.newByteChannel(name, Set.of(READ, NOFOLLOW_LINKS)));
        }
        if (!attributes.isDirectory()) {
            return GONE;
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, NOFOLLOW_LINKS)) {
            return readFrom(next, relative, depth + 1, mayRead);
        }
    }

    /** For systems that open files by their whole path only, such as Windows. */
    private Reading readByPath(Path relative, LongPredicate mayRead) throws IOException {
        Path file = root.resolve(relative);
        if (!file.toRealPath().equals(file.toRealPath(NOFOLLOW_LINKS))) {
            return GONE;
        }
        return readFile(Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS), mayRead,
                () -> Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS)));
    }

    @FunctionalInterface
    private interface Opening {
        SeekableByteChannel open() throws IOException;
    }

    /** Only regular files are opened: a FIFO would wait for a writer, and a device can do anything. */
    private static Reading readFile(BasicFileAttributes attributes, LongPredicate mayRead, Opening opening) throws IOException {
        if (!attributes.isRegularFile()) {
            return new Reading.Unreadable(attributes.isDirectory() ? "is a folder" : "is no regular file");
        }
        if (!mayRead.test(attributes.size())) {
            return new Reading.TooLarge(attributes.size());
        }
        int most = (int) attributes.size();
        try (InputStream content = Channels.newInputStream(opening.open())) {
            byte[] bytes = content.readNBytes(most);
            return content.read() < 0 ? new Reading.Content(bytes) : new Reading.Unreadable("is being written");
        }
    }
}
