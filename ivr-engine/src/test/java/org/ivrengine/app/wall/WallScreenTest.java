package org.ivrengine.app.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WallScreenTest {

    @Test
    void queuesAndAgentsAreShownAndTimesCountOn() {
        String floor = """
                {"at_ms":20000,"agents":[
                 {"id":"anna","name":"Anna","state":"talking","reason":"","since_ms":5000,"call":"c0ffee00c0ffee","holding":true},
                 {"id":"ben","name":"Ben Smith","state":"paused","reason":"lunch","since_ms":1000,"call":"","holding":false}],
                 "queues":[{"id":"billing","waiting":2,"longest_wait_ms":12000,"agents":{"talking":1,"paused":1},
                  "calls":[{"call":"a","caller":"1","joined_at_ms":8000},{"call":"b","caller":"2","joined_at_ms":9000}]},
                  {"id":"sales","waiting":0,"longest_wait_ms":0,"agents":{},"calls":[]}]}
                """;
        assertEquals("""
                01:00:08  2 waiting, 2 agents on duty

                queue    waiting  longest  free  ringing  talking  wrap  paused  busy
                billing        2  1:00:00     0        0        1     0       1     0
                sales          0     0:00     0        0        0     0       0     0

                agent  name       for      call      state
                anna   Anna       1:00:03  c0ffee00  talking, caller on hold
                ben    Ben Smith  1:00:07            paused: lunch
                """, WallScreen.text(JsonMapper.shared().readTree(floor), 3_608_000, ZoneOffset.UTC));
    }
}
