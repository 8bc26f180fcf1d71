import Foundation
import Testing

/// A real terminal with the program in it: a pane of a tmux that has a server of its own.
///
/// The program runs below a shell that notes the terminal's modes before and after, and says the exit status.
@TerminalThread
final class Terminal {
    private let socket: String
    private let folder: URL
    /// The terminal's flags before the program was started.
    private(set) var flagsBefore = ""

    private static var count = 0
    /// How long anything may take on a loaded machine.
    nonisolated static let patience = Duration.seconds(30)

    /// The flags while the program's screen is shown.
    nonisolated static let flagsOfScreen = "1 0 1 0"

    /// Nothing that was waited for came in time; tells the screen.
    struct Timeout: Error, CustomStringConvertible {
        let description: String
    }

    private init() throws {
        Self.count += 1
        socket = "jflow-\(ProcessInfo.processInfo.processIdentifier)-\(Self.count)"
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(socket)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Starts `jflow-tui` with the arguments in a new terminal, lets the test use it, and ends both in any case.
    static func with<Value>(
        _ arguments: String..., columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
        test: (Terminal) throws -> Value
    ) throws -> Value {
        try with(arguments, columns: columns, rows: rows, environment: environment, test: test)
    }

    /// The same with the arguments in an array.
    static func with<Value>(
        _ arguments: [String], columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
        test: (Terminal) throws -> Value
    ) throws -> Value {
        let variables = environment.map { "\($0)=\($1)" }
        let words = (["env"] + variables + [Program.path] + arguments).map(quoted).joined(separator: " ")
        return try with(script: launch(words), columns: columns, rows: rows, test: test)
    }

    /// Starts a shell script in a new terminal; it begins after the flags were noted.
    static func with<Value>(
        script: String, columns: Int = 100, rows: Int = 30, test: (Terminal) throws -> Value
    ) throws -> Value {
        let terminal = try Terminal()
        defer { terminal.end() }
        try terminal.open(script, columns, rows)
        return try test(terminal)
    }

    /// The script that runs a command line between two looks at the terminal's modes.
    nonisolated static func launch(_ commandLine: String) -> String {
        """
        trap : INT QUIT
        stty -a > before
        sh -c 'echo $$ > pid; exec "$0" "$@"' \(commandLine)
        code=$?
        stty -a > after
        echo "EXIT=$code"
        exec cat
        """
    }

    nonisolated static func quoted(_ word: String) -> String {
        "'" + word.replacingOccurrences(of: "'", with: #"'\''"#) + "'"
    }

    // MARK: Looking

    /// What the terminal shows now.
    func screen() throws -> Screen { Screen(try tmux("capture-pane", "-p")) }

    /// What it shows, with the escape sequences of styles and colours.
    func styledScreen() throws -> String { try tmux("capture-pane", "-p", "-e") }

    /// Whether the second screen is shown, the cursor seen, the mouse reported, the keypad in its other mode.
    func flags() throws -> String {
        try tmux("display", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_flag}")
    }

    /// Waits until the text is on the screen.
    @discardableResult
    func wait(
        for text: String, atMost patience: Duration = patience, location: SourceLocation = #_sourceLocation
    ) throws -> Screen {
        try wait(until: "“\(text)” is on the screen", atMost: patience, location: location) { $0.contains(text) }
    }

    /// Waits until the screen is as described.
    @discardableResult
    func wait(
        until what: String, atMost patience: Duration = patience, location: SourceLocation = #_sourceLocation,
        _ isReached: (Screen) throws -> Bool
    ) throws -> Screen {
        let deadline = ContinuousClock.now + patience
        var last = Screen("")
        repeat {
            last = try screen()
            if try isReached(last) { return last }
            Self.rest()
        } while ContinuousClock.now < deadline
        throw Timeout(description: "line \(location.line): waited \(patience) until \(what). The screen was:\n\(last)")
    }

    /// The pause between two looks.
    static func rest() { usleep(20_000) }

    // MARK: Acting

    /// Types keys by tmux's names (`Enter`, `Up`, `C-c`), or characters.
    func send(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Sends bytes as they are.
    func send(bytes: String) throws {
        try tmux(["send-keys", "-H"] + bytes.utf8.map { String($0, radix: 16) })
    }

    /// Clicks a cell with the left button, as a terminal with SGR reports tells it; counted from 1.
    func click(_ place: (column: Int, row: Int)) throws {
        try send(bytes: "\u{1b}[<0;\(place.column);\(place.row)M\u{1b}[<0;\(place.column);\(place.row)m")
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", String(columns), "-y", String(rows))
    }

    /// Sends a signal to the program alone.
    func signal(_ number: Int32) throws {
        #expect(kill(try processIdentifier(), number) == 0)
    }

    /// Closes the terminal, as the user does who closes its window.
    func hangUp() throws { try tmux("kill-session") }

    func processIdentifier() throws -> pid_t {
        try #require(notedProcess, "the program has not been started")
    }

    private var notedProcess: pid_t? { pid_t(file("pid").trimmingCharacters(in: .whitespacesAndNewlines)) }

    /// What the script wrote into a file.
    func file(_ name: String) -> String {
        (try? String(contentsOfFile: path(of: name), encoding: .utf8)) ?? ""
    }

    private func path(of name: String) -> String { folder.appendingPathComponent(name).path }

    /// Waits until the program has left, and holds that it left with this status and the terminal as it was before;
    /// gives what is there to read now, with what has scrolled away.
    @discardableResult
    func expectExit(_ code: Int32, location: SourceLocation = #_sourceLocation) throws -> Screen {
        let screen = try wait(for: "EXIT=", location: location)
        #expect(screen.contains("EXIT=\(code)"), "\(screen)", sourceLocation: location)
        #expect(try flags() == flagsBefore, "\(screen)", sourceLocation: location)
        #expect(!file("before").isEmpty && file("after") == file("before"), sourceLocation: location)
        let all = try Screen(tmux("capture-pane", "-p", "-S", "-"))
        #expect(all.contains("READY"), "what was on the screen before is gone:\n\(all)", sourceLocation: location)
        return all
    }

    // MARK: The server

    private func open(_ body: String, _ columns: Int, _ rows: Int) throws {
        let script = path(of: "script")
        // Runs are recorded there, not where the user's own are.
        let setting = "export XDG_STATE_HOME=\"$PWD/state\""
        let text = "cd \(Self.quoted(folder.path)); \(setting); echo READY; : > ready; read go\n" + body
        try text.write(toFile: script, atomically: true, encoding: .utf8)
        try tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", String(columns), "-y", String(rows),
            "exec sh \(Self.quoted(script))")
        try wait(until: "the shell is there") { _ in FileManager.default.fileExists(atPath: path(of: "ready")) }
        flagsBefore = try flags()
        try send("Enter")
    }

    private func end() {
        let process = notedProcess
        _ = try? tmux("kill-server")
        // One that ignores the hang-up, as a test of a broken program might find.
        if let process { kill(process, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let result: Command.Result
        do {
            result = try Command(["tmux", "-u", "-L", socket] + arguments).run()
        } catch {
            throw Timeout(description: "These tests need tmux; the README's command for tests installs it. \(error)")
        }
        guard result.status == 0 else {
            throw Timeout(description: "tmux \(arguments): \(result.error)")
        }
        return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
    }
}
