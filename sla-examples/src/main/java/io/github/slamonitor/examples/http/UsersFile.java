package io.github.slamonitor.examples.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The file that says who may enter: names and roles, passwords as salted hashes, tokens as hashes. Only its owner can read it. A server
 * that runs takes notice of changes.
 *
 * <pre>{@code
 * UsersFile users = UsersFile.at(Path.of("users.txt"));
 * users.add("ada", Role.OPERATOR, password);
 * System.out.println(users.list());
 * }</pre>
 */
public final class UsersFile {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;

    private UsersFile(Path file) {
        this.file = file;
    }

    /**
     * {@return the file at a path, which need not exist yet}
     *
     * @param file in a folder that exists
     */
    public static UsersFile at(Path file) {
        return new UsersFile(file);
    }

    /**
     * Adds a user, or gives one a new password and role.
     *
     * @param name letters, digits, dots, dashes, underscores and at signs
     * @param role {@link Role#VIEWER} or {@link Role#OPERATOR}
     * @param password 12 to 256 characters; filled with zeros afterwards
     * @throws IllegalArgumentException when name, role or password will not do
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public void add(String name, Role role, char[] password) {
        Account account = new Account(Accounts.checkName(name), role, PasswordHash.of(password));
        change(accounts -> accounts.with(account));
    }

    /**
     * Makes a token for a program.
     *
     * @param name what it is for: letters, digits, dots, dashes, underscores and at signs
     * @param role what it allows
     * @return the token, which is to be shown once and is kept nowhere
     * @throws IllegalArgumentException when the name will not do
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public String addToken(String name, Role role) {
        String token = "sla_" + RandomText.secret();
        ApiToken added = new ApiToken(Accounts.checkName(name), role, Hashes.sha256(token));
        change(accounts -> accounts.with(added));
        return token;
    }

    /**
     * Removes a user or a token, which is signed out by that.
     *
     * @param name of either
     * @throws IllegalArgumentException when there is neither
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public void remove(String name) {
        change(accounts -> accounts.without(name));
    }

    /**
     * {@return the users and tokens with their roles, one line each}
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public List<String> list() {
        Accounts accounts = read();
        List<String> lines = new ArrayList<>();
        accounts.users().forEach(user -> lines.add("user " + user.name() + " " + word(user.role())));
        accounts.tokens().forEach(token -> lines.add("token " + token.name() + " " + word(token.role())));
        return lines;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** What is in the file; nothing when there is none. */
    Accounts read() {
        try {
            return Accounts.parse(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            return Accounts.none();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the users file " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the users file " + file + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /** One change at a time, also of several processes, and never half a file. */
    private void change(UnaryOperator<Accounts> change) {
        Path locked = sibling(".lock");
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Accounts changed = change.apply(read());
            if (lock.isValid()) {
                write(changed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the users file " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(Accounts accounts) throws IOException {
        Path written = sibling(".new");
        Files.deleteIfExists(written);
        Files.createFile(written, onlyForOwner());
        Files.write(written, accounts.lines());
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] onlyForOwner() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** {@return the path} */
    @Override
    public String toString() {
        return file.toString();
    }
}
