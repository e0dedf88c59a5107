package org.ivrengine.callcenter;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.channels.Talk;
import org.jspecify.annotations.Nullable;

/** The contacts that are lived through now, and the ids of the last that are over. Belongs to the call center's thread. */
final class ContactBook {

    private final Map<String, Contacted> byCall = new LinkedHashMap<>();
    private final Map<String, Contacted> byChannel = new HashMap<>();
    private final Map<Long, Contacted> byOffer = new HashMap<>();

    /** The latest of each caller's channel that is up, over or not. */
    private final Map<String, Contacted> latest = new HashMap<>();

    private final Set<Contacted> reminders = new LinkedHashSet<>();
    private final Set<String> remembered = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > Limits.REMEMBERED_CONTACTS;
        }
    });

    void put(Contacted contact) {
        byCall.put(contact.call, contact);
        byChannel.put(contact.channelId, contact);
        latest.put(contact.channelId, contact);
    }

    /** It is another call's now: that of the caller who was handed over. */
    void move(Contacted contact, String call, String channelId, String caller) {
        byCall.remove(contact.call, contact);
        byChannel.remove(contact.channelId, contact);
        contact.call = call;
        contact.channelId = channelId;
        contact.caller = caller;
        put(contact);
    }

    @Nullable
    Contacted lastOfChannel(String channelId) {
        return latest.get(channelId);
    }

    /** The latest of a call that is up, if it is over. */
    Optional<Contacted> ofCallOver(String call) {
        return latest.values().stream()
                .filter(contact -> contact.call.equals(call) && contact.status == Contacted.Status.OVER)
                .findFirst();
    }

    void channelGone(String channelId) {
        latest.remove(channelId);
    }

    void keepOnly(Set<String> channelIds) {
        latest.keySet().retainAll(channelIds);
    }

    void offered(long offer, Contacted contact) {
        byOffer.put(offer, contact);
    }

    void offerEnded(long offer) {
        byOffer.remove(offer);
    }

    /** Something is to be done about it then, though nothing happens. */
    void remind(Contacted contact, long atMs) {
        contact.dueMs = atMs;
        reminders.add(contact);
    }

    void remindNoMore(Contacted contact) {
        contact.dueMs = Long.MAX_VALUE;
        reminders.remove(contact);
    }

    long nextReminderMs() {
        return reminders.stream().mapToLong(contact -> contact.dueMs).min().orElse(Long.MAX_VALUE);
    }

    List<Contacted> due(long nowMs) {
        return reminders.stream().filter(contact -> contact.dueMs <= nowMs).toList();
    }

    /** It is over; a late word about it is recognised for a while. */
    void forget(Contacted contact) {
        contact.status = Contacted.Status.OVER;
        remindNoMore(contact);
        byCall.remove(contact.call, contact);
        byChannel.remove(contact.channelId, contact);
        LiveOffer offer = contact.offer;
        if (offer != null) {
            byOffer.remove(offer.id);
        }
        remembered.add(contact.id);
    }

    boolean isRemembered(String contact) {
        return remembered.contains(contact);
    }

    @Nullable
    Contacted ofCall(String call) {
        return byCall.get(call);
    }

    /** By the call's id in routing, which is the consultation's as long as it rings for a caller who was handed over. */
    @Nullable
    Contacted routedAs(String call) {
        Contacted own = byCall.get(call);
        return own != null
                ? own
                : byCall.values().stream()
                        .filter(contact -> contact.routedAs.equals(call))
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    Contacted ofOffer(long offer) {
        return byOffer.get(offer);
    }

    Optional<Contacted> ofChannel(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    Collection<Contacted> all() {
        return Collections.unmodifiableCollection(byCall.values());
    }

    /**
     * Whether that telephone's call with the caller of this channel is one of ours. Not while she talks with another
     * telephone, or a colleague is being rung for her: to routing those are calls of her own.
     */
    boolean isOurs(String callerChannel, String endpoint) {
        Contacted contact = byChannel.get(callerChannel);
        if (contact == null) {
            return false;
        }
        Talk talk = contact.talk;
        return switch (contact.status) {
            case WAITING -> contact.openOffer().filter(LiveOffer::isDirect).isEmpty();
            case TALKING ->
                talk == null
                        || talk.ended().isPresent()
                        || talk.leg().endpoint().equals(endpoint);
            case LEAVING, ENDING, OVER -> true;
        };
    }

    /** Our ids of the calls that talk with an agent. */
    Set<String> talkingCalls() {
        Set<String> talking = new TreeSet<>();
        byCall.values().stream()
                .filter(contact -> contact.status == Contacted.Status.TALKING)
                .forEach(contact -> talking.add(contact.call));
        return talking;
    }
}
