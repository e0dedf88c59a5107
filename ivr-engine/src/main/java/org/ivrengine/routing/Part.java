package org.ivrengine.routing;

/** One requirement and the profiles that meet it. */
final class Part {

    final Requirement requirement;
    final Bits profiles = new Bits();

    Part(Requirement requirement) {
        this.requirement = requirement;
    }
}
