package io.github.slamonitor.examples.http;

/** Who may make a request. */
enum Access {
    /** Anybody, without any check of who it is. */
    OPEN,
    /** Anybody from a page of this server: to sign in. */
    ENTER,
    /** Anybody from a page of this server, with what belongs to the session if there is one: to sign out. */
    LEAVE,
    /** Anybody, as long as the page is public; else a viewer. */
    STATUS_PAGE,
    /** Who may see. */
    VIEW,
    /** Who may change. */
    OPERATE,
    /** Who may send records. */
    SEND
}
