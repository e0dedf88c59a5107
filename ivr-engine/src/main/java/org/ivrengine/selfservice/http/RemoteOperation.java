package org.ivrengine.selfservice.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.OperationSignature;

/**
 * One operation as the file describes it.
 *
 * @param within whole time that it may take, repetitions and all
 * @param retries how often it is tried again when the system fails in passing
 * @param cache for answers that may be given again
 */
record RemoteOperation(
        OperationSignature signature,
        RemoteSystem system,
        RequestTemplate request,
        Duration within,
        int retries,
        Optional<Cache> cache,
        List<AnswerRule> answers) {

    RemoteOperation {
        answers = List.copyOf(answers);
    }

    /**
     * @param keptFor age at which an answer is asked for anew
     * @param entriesMax answers kept at a time, by inputs
     */
    record Cache(Duration keptFor, int entriesMax) {}
}
