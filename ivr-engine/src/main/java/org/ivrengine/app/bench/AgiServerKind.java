package org.ivrengine.app.bench;

import java.io.IOException;

/** The servers that are compared. */
enum AgiServerKind {
    BARE_NETTY("bare Netty handler"),
    THREAD_PER_CALL("a virtual thread a call"),
    ASTERISK_JAVA("asterisk-java"),
    ENGINE_PHONE("engine, telephone only"),
    ENGINE_FLOW("engine with flows"),
    ENGINE_LOGGED("engine, flows and call log");

    private final String title;

    AgiServerKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Starts the server in this process. @return its port */
    int start() throws IOException {
        return switch (this) {
            case BARE_NETTY -> BareNettyServer.start();
            case THREAD_PER_CALL -> ThreadPerCallServer.start();
            case ASTERISK_JAVA -> AsteriskJavaServer.start();
            case ENGINE_PHONE -> EngineServer.startWithPhoneOnly();
            case ENGINE_FLOW -> EngineServer.startWithFlows();
            case ENGINE_LOGGED -> EngineServer.startWithCallLog();
        };
    }
}
