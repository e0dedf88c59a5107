package org.ivrengine.ami;

/** Where a manager interface is and who we are there. */
public record ManagerAccount(String host, int port, String user, String secret) {

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
