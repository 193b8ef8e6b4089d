package io.github.slamonitor.examples.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may enter, and with which tokens: the content of a users file. Immutable. */
final class Accounts {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final String ALGORITHM = "pbkdf2-sha256";

    private final Map<String, Account> users;
    private final Map<String, ApiToken> tokens;

    private Accounts(Map<String, Account> users, Map<String, ApiToken> tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    static Accounts none() {
        return new Accounts(Map.of(), Map.of());
    }

    static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name must be 1 to 64 letters, digits, dots, dashes, underscores or at signs: name="
                            + Parameters.quoted(name));
        }
        return name;
    }

    /**
     * Reads the lines of a users file.
     *
     * @throws IllegalArgumentException when one cannot be understood, with its number
     */
    static Accounts parse(List<String> lines) {
        Accounts accounts = none();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    accounts = accounts.withLine(line.split("\\s+", -1));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return accounts;
    }

    private Accounts withLine(String[] words) {
        boolean isUser = words[0].equals("user") && words.length == 7 && words[3].equals(ALGORITHM);
        boolean isToken = words[0].equals("token") && words.length == 5 && words[3].equals("sha256");
        if (!isUser && !isToken) {
            throw new IllegalArgumentException(
                    "must be \"user NAME ROLE " + ALGORITHM
                            + " ITERATIONS SALT HASH\" or \"token NAME ROLE sha256 HASH\", as the command that adds users writes it");
        }
        String name = checkName(words[1]);
        Role role = Role.valueOf(words[2].toUpperCase(Locale.ROOT));
        return isUser
                ? with(new Account(name, role, new PasswordHash(Integer.parseInt(words[4]), words[5], words[6])))
                : with(new ApiToken(name, role, words[4]));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("# Who may enter the SLA monitor. Change it with the command \"users\".");
        for (Account user : users.values()) {
            PasswordHash password = user.password();
            lines.add(String.join(
                    " ",
                    "user",
                    user.name(),
                    word(user.role()),
                    ALGORITHM,
                    Integer.toString(password.iterations()),
                    password.salt(),
                    password.hash()));
        }
        for (ApiToken token : tokens.values()) {
            lines.add(String.join(" ", "token", token.name(), word(token.role()), "sha256", token.hash()));
        }
        return lines;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Replaces a user of the same name. */
    Accounts with(Account user) {
        if (user.role() == Role.SENDER) {
            throw new IllegalArgumentException("the role sender is for tokens; a user is a viewer or an operator");
        }
        Map<String, Account> changed = new LinkedHashMap<>(users);
        changed.put(user.name(), user);
        return new Accounts(changed, tokens);
    }

    /** Replaces a token of the same name. */
    Accounts with(ApiToken token) {
        Map<String, ApiToken> changed = new LinkedHashMap<>(tokens);
        changed.put(token.name(), token);
        return new Accounts(users, changed);
    }

    /** Without the user and the token of a name. */
    Accounts without(String name) {
        Map<String, Account> otherUsers = new LinkedHashMap<>(users);
        Map<String, ApiToken> otherTokens = new LinkedHashMap<>(tokens);
        boolean wasUser = otherUsers.remove(name) != null;
        boolean wasToken = otherTokens.remove(name) != null;
        if (!wasUser && !wasToken) {
            throw new IllegalArgumentException("there is no user and no token called " + Parameters.quoted(name));
        }
        return new Accounts(otherUsers, otherTokens);
    }

    Collection<Account> users() {
        return users.values();
    }

    Collection<ApiToken> tokens() {
        return tokens.values();
    }

    Optional<Account> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    Optional<ApiToken> token(String secret) {
        String hash = Hashes.sha256(secret);
        return tokens.values().stream()
                .filter(token -> token.hash().equals(hash))
                .findFirst();
    }
}
