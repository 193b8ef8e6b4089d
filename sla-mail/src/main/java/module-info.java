/** Tells people of violations by mail. */
module io.github.slamonitor.mail {
    requires transitive io.github.slamonitor.core;
    requires jakarta.activation;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.github.slamonitor.mail;
}
