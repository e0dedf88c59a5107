package org.ivrengine.flow.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ivrengine.flow.load.FlowReader;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.yaml.Faults;

/** Flows to be pictured. */
final class Pictured {

    static final Flow FLOW = flow("""
            flow: main
            title: Orders
            numbers: ["1000"]
            start: start
            global_keys: {"0": person, "*": back}
            defaults:
              noinput: {then: person}
              nomatch: {then: person}
            steps:
              start:
                collect:
                  say: order-number
                  into: number
                  digits: 4..10
                  confirm: {say: [you-entered, {digits: $number}, confirm]}
                next: find
              find:
                operation: orders.find
                with: {number: $number}
                into: order
                on:
                  found: read
                  not_found: {say: no-such-order, next: start}
                  otherwise: person
              read:
                choose:
                  - when: order.state == "shipped"
                    say: [shipped, {date: $order.due}]
                    next: return
                  - otherwise: hangup
              person:
                say: please-hold
                queue: general
                on: {talked: hangup, otherwise: hangup}
            """);

    private Pictured() {}

    static Flow flow(String text) {
        Faults faults = new Faults("flow.yaml");
        Flow flow = FlowReader.read(text, faults).orElseThrow();
        assertEquals(List.of(), faults.sorted());
        return flow;
    }
}
