import Dispatch
import Inspector
import JFlow
import NcursesScreen
import Synchronization
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A workflow that its own program shows: the screen on a thread of its own, the runs in the task of the caller.
struct Inspection {
    let name: String
    let options: InspectorOptions
    /// Runs the workflow and keeps what comes of it.
    let execute: @Sendable (RunBeginning, RunOptions) async -> Void

    init(
        name: String, options: InspectorOptions, execute: @escaping @Sendable (RunBeginning, RunOptions) async -> Void
    ) {
        self.name = name
        self.options = options
        self.execute = execute
    }

    /// The terminal has room for one screen.
    private static let hasScreen = Mutex(false)

    /// Shows runs until the user has seen enough.
    func complete() async {
        guard isatty(0) == 1, isatty(1) == 1, environment("TERM") != "dumb", takeScreen() else {
            return await completePlainly()
        }
        defer { Self.hasScreen.withLock { $0 = false } }
        await completeOnScreen()
    }

    private func takeScreen() -> Bool {
        Self.hasScreen.withLock { hasScreen in
            defer { hasScreen = true }
            return !hasScreen
        }
    }

    // MARK: On the screen

    private func completeOnScreen() async {
        let orders = OrderQueue()
        let stop = SessionStop()
        let source = OrderedRun(workflowName: name, runOptions: options.runOptions, orders: orders)
        let options = options
        // A thread that waits for the terminal is none of Swift's.
        DispatchQueue(label: "jflow.inspector", qos: .userInteractive).async {
            Self.show(source, options, stop)
            orders.finish()
        }
        await withTaskCancellationHandler {
            while let order = await orders.next() {
                if case .run(let beginning, let options, let execution, let wake) = order {
                    await execute(beginning, options)
                    execution.ended()
                    wake()
                } else {
                    await completePlainly()
                }
            }
        } onCancel: {
            stop.request()
        }
    }

    private static func show(_ source: OrderedRun, _ options: InspectorOptions, _ stop: SessionStop) {
        do {
            let screen = try NcursesScreen(options: ScreenOptions(usesColor: options.usesColor))
            let signs: Signs = options.usesASCII || !screen.abilities.isUnicode ? .ascii : .unicode
            let session = ScreenSession(
                run: source, screen: screen, signs: signs, isHeld: options.startsHeld, subtitle: options.subtitle,
                closesWhenDone: options.closesWhenDone, stop: stop)
            _ = session.complete()
        } catch {
            // A terminal that can show no screen can show lines.
            source.orders.append(.plain)
        }
    }

    // MARK: In lines

    private func completePlainly() async {
        let events = EventStream()
        var runOptions = options.runOptions
        runOptions.control = nil
        runOptions.observers.append(events)
        let printing = Task {
            let begin = ContinuousClock.now
            var renderer = PlainRenderer()
            for await batch in events.batches {
                writeToStandardError(renderer.lines(for: batch, at: begin.duration(to: .now)))
            }
        }
        await execute(.anew, runOptions)
        // A run that never began has no last event.
        let end = Task {
            try? await Task.sleep(for: .milliseconds(200))
            printing.cancel()
        }
        await printing.value
        end.cancel()
    }
}

/// What the screen asks the caller's task for.
enum Order: Sendable {
    case run(RunBeginning, RunOptions, InspectedExecution, wake: @Sendable () -> Void)
    /// There can be no screen.
    case plain
}

/// Orders on their way from the thread of the screen to the task of the caller; also one that was cancelled takes them,
/// which an asynchronous stream would not let it.
final class OrderQueue: Sendable {
    private struct State {
        var orders: [Order] = []
        var isFinished = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func append(_ order: Order) {
        change { $0.orders.append(order) }
    }

    /// No more orders come.
    func finish() {
        change { $0.isFinished = true }
    }

    /// The next order, when it has come; `nil` after the last one.
    func next() async -> Order? {
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                guard state.orders.isEmpty, !state.isFinished else { return false }
                state.waiter = continuation
                return true
            }
            if !mustWait { continuation.resume() }
        }
        return state.withLock { $0.orders.isEmpty ? nil : $0.orders.removeFirst() }
    }

    private func change(_ change: (inout State) -> Void) {
        let waiter = state.withLock { state in
            change(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}

/// Runs that are ordered from the task that called the inspector.
struct OrderedRun: InspectedRun {
    let workflowName: String
    let runOptions: RunOptions
    let orders: OrderQueue

    func start(
        observer: EventStream, isHeld: Bool, from beginning: RunBeginning, breakpoints: Set<Int>,
        wake: @escaping @Sendable () -> Void
    ) -> InspectedExecution {
        let control = RunControl(startsHeld: isHeld)
        for task in breakpoints { control.setBreakpoint(true, before: task) }
        var options = runOptions
        options.control = control
        options.observers.append(observer)
        let execution = InspectedExecution(control: control)
        orders.append(.run(beginning, options, execution, wake: wake))
        return execution
    }

    func closingLines(of execution: InspectedExecution, hasStarted: Bool) -> [String] { [] }
}

extension WorkflowSession {
    /// Runs from where the user of a screen wants to begin.
    func run(
        from beginning: RunBeginning, _ entryPoints: [EntryPoint], _ options: RunOptions
    ) async throws(WorkflowError) -> (repeat each Goal) {
        switch beginning {
        case .anew: try await run(entryPoints: entryPoints, options: options)
        case .tasks(let tasks): try await rerun(fromTasksAt: tasks, options: options)
        case .failed: try await rerunFailed(options: options)
        }
    }
}

/// Asks a session to leave, from any thread.
package final class SessionStop: Sendable {
    private struct State {
        var isRequested = false
        var wake: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    package init() {}

    /// Asks.
    package func request() {
        state.withLock { state in
            state.isRequested = true
            return state.wake
        }?()
    }

    /// Whether anyone has asked.
    var isRequested: Bool { state.withLock { $0.isRequested } }

    /// Says how the session is to be woken.
    func setWake(_ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.wake = wake }
    }
}

func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}

private func writeToStandardError(_ lines: [String]) {
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}
