package org.ivrengine.flow.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ivrengine.flow.picture.FlowGraph.Arrow;
import org.ivrengine.flow.picture.FlowGraph.Drawn;
import org.ivrengine.flow.picture.FlowGraph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgDrawingTest {

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document document) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName("text").getLength(); i++) {
            texts.add(document.getElementsByTagName("text").item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void everyStepIsABoxAndEveryWayAnArrowWithItsName() throws Exception {
        Document document = parsed(SvgDrawing.of(Pictured.FLOW));
        List<String> texts = texts(document);
        assertTrue(
                texts.containsAll(List.of(
                        "main (Orders), number 1000",
                        "any time: * → back, 0 → person",
                        "start",
                        "find",
                        "read",
                        "person",
                        "end of call",
                        "return",
                        "order.state == \"shipped\":",
                        "noinput, nomatch")),
                texts.toString());
        // Nine arrows, and the head that they share.
        assertEquals(
                FlowGraph.of(Pictured.FLOW).arrows().size() + 1,
                document.getElementsByTagName("path").getLength());
    }

    @Test
    void theSameFlowAlwaysGivesTheSamePicture() {
        assertEquals(SvgDrawing.of(Pictured.FLOW), SvgDrawing.of(Pictured.FLOW));
    }

    @Test
    void arrowsLeadDownButForThoseThatCloseACircle() {
        Drawn drawn = FlowGraph.of(Pictured.FLOW);
        Layers layers = new Layers(drawn);
        List<String> upward = drawn.arrows().stream()
                .filter(layers::isUpward)
                .map(arrow -> arrow.from() + " -> " + arrow.to())
                .toList();
        assertEquals(List.of("find -> start"), upward);
        for (Arrow arrow : drawn.arrows()) {
            int down = layers.row(arrow.to()) - layers.row(arrow.from());
            assertTrue(layers.isUpward(arrow) ? down <= -2 : down >= 2, arrow::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingTouchesAnythingElseWhateverTheFlow(long seed) {
        Placing placing = new Placing(random(seed));
        List<Box> boxes = placing.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            for (int k = i + 1; k < boxes.size(); k++) {
                assertTrue(areApart(boxes.get(i), boxes.get(k)), "seed " + seed + ": boxes " + i + " and " + k);
            }
        }
    }

    private static boolean areApart(Box a, Box b) {
        boolean beside = Math.abs(a.x - b.x) >= (a.width + b.width) / 2;
        boolean below = a.bottom() <= b.top || b.bottom() <= a.top;
        return beside || below;
    }

    private static Drawn random(long seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(30);
        List<Node> nodes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(new Node("step-" + i, List.of("says something-" + "x".repeat(random.nextInt(20))), true));
            for (int k = random.nextInt(4); k > 0; k--) {
                arrows.add(new Arrow("step-" + i, "step-" + random.nextInt(size), "key " + k));
            }
        }
        return new Drawn(nodes, arrows);
    }
}
