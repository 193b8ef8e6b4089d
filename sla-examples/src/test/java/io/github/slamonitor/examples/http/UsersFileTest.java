package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private UsersFile file() {
        return UsersFile.at(folder.resolve("users.txt"));
    }

    @Test
    void usersAndTokensAreAddedChangedAndRemoved() {
        file().add("ada", Role.VIEWER, PASSWORD.toCharArray());
        file().add("ada", Role.OPERATOR, PASSWORD.toCharArray());
        file().add("vic@example.com", Role.VIEWER, PASSWORD.toCharArray());
        String token = file().addToken("ci", Role.SENDER);

        assertThat(file().list())
                .containsExactly("user ada operator", "user vic@example.com viewer", "token ci sender");
        assertThat(file().read().token(token)).isPresent();
        assertThat(file().read().token("sla_other")).isEmpty();
        file().remove("vic@example.com");
        file().remove("ci");
        assertThat(file().list()).containsExactly("user ada operator");
        assertThatThrownBy(() -> file().remove("bob")).hasMessage("there is no user and no token called \"bob\"");
    }

    @Test
    void passwordCannotBeReadBack() throws IOException {
        file().add("ada", Role.VIEWER, PASSWORD.toCharArray());
        String token = file().addToken("ci", Role.SENDER);
        Path path = folder.resolve("users.txt");

        assertThat(Files.readString(path))
                .contains("user ada viewer pbkdf2-sha256 600000 ")
                .doesNotContain(PASSWORD, token, token.substring(4));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        PasswordHash hash = file().read().user("ada").orElseThrow().password();
        assertThat(hash.matches(PASSWORD.toCharArray())).isTrue();
        assertThat(hash.matches("correct horse batterz".toCharArray())).isFalse();
        assertThat(hash.matches(new char[0])).isFalse();
        assertThat(hash.toString()).isEqualTo("a password");
    }

    @Test
    void namesRolesAndPasswordsAreChecked() {
        assertThatThrownBy(() -> file().add("a b", Role.VIEWER, PASSWORD.toCharArray()))
                .hasMessageContaining("a name must be 1 to 64 letters");
        assertThatThrownBy(() -> file().add("ada", Role.SENDER, PASSWORD.toCharArray()))
                .hasMessageContaining("the role sender is for tokens");
        assertThatThrownBy(() -> file().add("ada", Role.VIEWER, "elevenchars".toCharArray()))
                .hasMessage("a password must have from 12 to 256 characters; this one has 11");
        file().add("ada", Role.VIEWER, "twelve chars".toCharArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user ada",
                "user ada boss pbkdf2-sha256 600000 00 00",
                "user ada viewer md5 1 00 00",
                "user ada viewer pbkdf2-sha256 many 0000000000000000 00",
                "user ada viewer pbkdf2-sha256 600000 0000000000000000 00",
                "nonsense"
            })
    void lineThatCannotBeUnderstoodIsRefusedWithItsNumber(String line) throws IOException {
        Files.writeString(folder.resolve("users.txt"), "# users\n\n" + line + "\n");

        assertThatThrownBy(() -> file().list()).hasMessageContaining("users.txt cannot be understood: line 3: ");
    }

    @Test
    void whatCannotBeUnderstoodLaterDoesNotTakeEffect() throws IOException {
        file().add("ada", Role.VIEWER, PASSWORD.toCharArray());
        WatchedUsers watched = new WatchedUsers(folder.resolve("users.txt"));
        Files.writeString(folder.resolve("users.txt"), "nonsense\n");

        Awaitility.await()
                .during(Duration.ofMillis(1200))
                .until(() -> watched.now().user("ada").isPresent());
    }
}
