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
        let begin = ContinuousClock.now
        let printing = Task {
            var renderer = PlainRenderer()
            for await batch in events.batches { Self.print(batch, since: begin, &renderer) }
            return renderer
        }
        await execute(.anew, runOptions)
        // A run that never began has no last event to end that; what is not read yet is still there.
        printing.cancel()
        var renderer = await printing.value
        Self.print(events.drain(), since: begin, &renderer)
    }

    private static func print(
        _ events: [Event], since begin: ContinuousClock.Instant, _ renderer: inout PlainRenderer
    ) {
        let lines = renderer.lines(for: events, at: begin.duration(to: .now))
        if !lines.isEmpty { writeToStandardError(lines.map { $0 + "\n" }.joined()) }
    }
}
