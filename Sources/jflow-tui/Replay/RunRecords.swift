import JFlowTrace
import NcursesScreen
import TerminalCore

/// The traces that jflow-tui keeps of its own runs.
enum RunRecords {
    /// Where they are: `$XDG_STATE_HOME/jflow`, or `~/.local/state/jflow`.
    static var folder: String {
        let state = environment("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (state ?? (environment("HOME") ?? "") + "/.local/state") + "/jflow"
    }

    /// Records runs there: of all, the last 50 stay, in at most 200 MB. Where that cannot be, it says so on standard
    /// error, and the run goes on without.
    static func recorder() -> TraceRecorder? {
        var options = TraceOptions()
        options.fileCount = 50
        options.byteCount = 200_000_000
        do {
            return try TraceRecorder(folder: folder, options: options)
        } catch {
            printError(safe("\(error) --no-record does without."))
            return nil
        }
    }

    /// A path as people write it: with `~` for their own folder.
    static func brief(_ path: String) -> String {
        guard let home = environment("HOME"), path.hasPrefix(home + "/") else { return path }
        return "~" + path.dropFirst(home.count)
    }

    /// The trace that was begun last.
    static var newest: String? {
        TraceRecorder.traces(in: folder).last
    }
}
