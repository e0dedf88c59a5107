package org.ivrengine.app.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.ivrengine.agi.SoundFiles;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.prompts.http.PromptAddress;

/** How Asterisk names our prompts and recordings. */
final class AsteriskFiles implements SoundFiles {

    private final EngineConfig.Prompts prompts;
    private final Path recordings;

    /** @param recordings folder, as Asterisk sees it, below which voicemail is kept */
    AsteriskFiles(EngineConfig.Prompts prompts, Path recordings) {
        this.prompts = prompts;
        this.recordings = recordings;
    }

    @Override
    public String nameOf(Sound sound) {
        return switch (prompts) {
            case EngineConfig.Prompts.Folder(Path folder) -> in(folder, sound);
            case EngineConfig.Prompts.Http http ->
                http.url() + PromptAddress.path(http.url().length(), sound.language(), sound.id());
        };
    }

    /** Dial takes no address for what the agent hears before she is connected: with prompts over HTTP she hears nothing. */
    @Override
    public Optional<String> fileOf(Sound sound) {
        return switch (prompts) {
            case EngineConfig.Prompts.Folder(Path folder) -> Optional.of(in(folder, sound));
            case EngineConfig.Prompts.Http _ -> Optional.empty();
        };
    }

    private static String in(Path folder, Sound sound) {
        return folder + "/" + sound.language() + "/" + sound.id();
    }

    /** Where voicemail goes, as Asterisk sees it. */
    Path voicemail() {
        return recordings.resolve("voicemail");
    }

    @Override
    public String recordingOf(String name) {
        return voicemail().resolve(name).toString();
    }
}
