package org.ivrengine.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Asks for the state of every telephone; the answers read like changes. The library has no class for it. */
final class DeviceStateListAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    @Override
    public String getAction() {
        return "DeviceStateList";
    }
}
