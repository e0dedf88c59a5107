package org.ivrengine.flow.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void anOutlineShowsEachStepWhatItDoesAndWhereItLeads() {
        assertEquals(
                """
                main (Orders), number 1000
                  any time * -> back
                  any time 0 -> person

                start
                    collects number (4 to 10 digits)
                    asks {"you-entered", confirm}
                    key 2: again
                    noinput, nomatch -> person
                    key 1 -> find

                find
                    operation orders.find
                    found -> read
                    not_found: says no-such-order -> start
                    otherwise -> person

                read
                    chooses
                    order.state == "shipped": says shipped, $order.due -> return
                    otherwise -> end of call

                person
                    says please-hold
                    queue general
                    talked, otherwise -> end of call
                """.replace("{\"you-entered\", confirm}", "you-entered, $number, confirm"), Outline.of(Pictured.FLOW));
    }
}
