import JFlow
import Testing

private let timings = Journal()
private func print(_ words: Any...) { timings.note(words.map { "\($0)" }.joined(separator: " ")) }

private struct Timing: TaskInterceptor {
    func intercept(_ context: TaskContext, body: () async throws -> Void) async throws {
        let start = ContinuousClock.now
        defer { print(context.taskName, start.duration(to: .now)) }
        try await body()
    }
}

/// The example of the documentation of ``TaskInterceptor``.
struct InterceptorExample {
    @Test func timing() async throws {
        let load = task("load") { "Joe" }
        var options = RunOptions()
        options.interceptors = [Timing()]
        _ = try await Workflow(task("createHi", load) { "Hi \($0)" }).run(options: options)
        #expect(timings.all.map { $0.split(separator: " ")[0] } == ["load", "createHi"])
    }
}
