package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final PasswordHash PASSWORD = PasswordHash.OF_NOBODY;
    private static final Account ADA = new Account("ada", Role.OPERATOR, PASSWORD);

    private final Accounts accounts = Accounts.none().with(ADA);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void sessionEndsWhenItIsNotUsed() {
        String id = sessions.start(ADA);
        now = now.plus(Sessions.IDLE);
        assertThat(sessions.find(id, accounts)).isPresent();
        now = now.plus(Sessions.IDLE).plusMillis(1);
        assertThat(sessions.goesOn(id, accounts)).isFalse();
        assertThat(sessions.find(id, accounts)).isEmpty();
        assertThat(sessions.size()).isZero();
    }

    @Test
    void sessionEndsWhenItIsOldHoweverMuchItIsUsed() {
        String id = sessions.start(ADA);
        Instant end = now.plus(Sessions.LONGEST);
        while (now.isBefore(end)) {
            assertThat(sessions.find(id, accounts)).isPresent();
            now = now.plus(Duration.ofMinutes(30));
        }
        assertThat(sessions.find(id, accounts)).isPresent();
        now = now.plusMillis(1);
        assertThat(sessions.find(id, accounts)).isEmpty();
    }

    @Test
    void askingWhetherASessionGoesOnDoesNotKeepItGoing() {
        String id = sessions.start(ADA);
        now = now.plus(Sessions.IDLE);
        assertThat(sessions.goesOn(id, accounts)).isTrue();
        now = now.plusMillis(1);
        assertThat(sessions.goesOn(id, accounts)).isFalse();
    }

    @Test
    void sessionEndsWithTheAccountOrItsRole() {
        String id = sessions.start(ADA);

        assertThat(sessions.find(id, Accounts.none())).isEmpty();
        String another = sessions.start(ADA);
        assertThat(sessions.find(another, accounts.with(new Account("ada", Role.VIEWER, PASSWORD))))
                .isEmpty();
    }

    @Test
    void oneAccountHasAtMostTwentySessionsOfWhichTheLeastUsedGoes() {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> {
                    now = now.plusSeconds(1);
                    return sessions.start(ADA);
                })
                .toList();
        now = now.plusSeconds(1);
        sessions.find(ids.get(0), accounts);
        sessions.start(ADA);

        assertThat(sessions.size()).isEqualTo(20);
        assertThat(sessions.find(ids.get(0), accounts)).isPresent();
        assertThat(sessions.find(ids.get(1), accounts)).isEmpty();
        assertThat(sessions.find("", accounts)).isEmpty();
    }
}
