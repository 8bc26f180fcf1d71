import JFlow

extension Demonstration {
    @Sendable
    static func failures(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let cache = MemoryCache()
        let definitions = failureTasks(Simulation(settings))
        let workflow = try Workflow(
            definitions.publish, definitions.archive, definitions.label, name: entry.name, cache: cache)
        let greeting = try Workflow(failureTasks(Simulation(settings).instant).greeting, cache: cache)
        return Demonstration(
            entry, of: workflow, failurePolicy: .finish,
            warmUp: { () throws(WorkflowError) in _ = try await greeting.run() },
            report: { publish, archive, label in [publish, archive, label] })
    }
}

// The tasks of `failures`. Untrusted text is shown, never sent: one name and one message hold escape sequences.
private func failureTasks(
    _ simulation: Simulation
) -> (
    publish: some Dependency<String>, archive: some Dependency<String>, label: some Dependency<String>,
    greeting: some Dependency<String>
) {
    let greeting = waiting("greeting", 500, simulation).cached()
    let list = waiting("fetch-list", 400, simulation)
    let mirror = task("flaky-mirror", list) { _ -> String in
        // Enough lines that a log has to be scrolled.
        for attempt in 1...45 {
            TaskContext.current.log("asking mirror.example:443, attempt \(attempt)")
            try await simulation.wait(20, in: "flaky-mirror")
        }
        throw MadeUpFailure("no answer from mirror.example:443 within 900 ms")
    }.expected(simulation.estimate(900))
    let injected = task("bad\u{1B}[31mname", list) { _ -> String in
        TaskContext.current.log("title was \u{1B}]0;won\u{07}")
        try await simulation.wait(700, in: "bad name")
        throw MadeUpFailure("the answer held an escape sequence: \u{1B}[2Jgone")
    }.expected(simulation.estimate(700))
    let translate = after("翻訳", list, 1_100, simulation)
    let review = after("👩‍💻 review ❤️", translate, 600, simulation)
    let stubborn = task("stubborn", greeting) { greeting in
        try await simulation.waitStubbornly(2_000, in: "stubborn")
        return "\(greeting), then stubborn"
    }.expected(simulation.estimate(2_000))
    let unpack = after("unpack", mirror, 300, simulation)
    let publish = task("publish", unpack, review) { unpacked, reviewed in
        try await simulation.wait(300, in: "publish")
        return "\(unpacked) and \(reviewed)"
    }.expected(simulation.estimate(300))
    let archive = task("archive", review, stubborn) { reviewed, stubborn in
        try await simulation.wait(800, in: "archive")
        return "\(reviewed) and \(stubborn)"
    }.expected(simulation.estimate(800))
    return (publish, archive, after("label", injected, 200, simulation), greeting)
}

private func waiting(_ name: String, _ milliseconds: Int, _ simulation: Simulation) -> TaskDefinition<String, Void> {
    task(name) {
        try await simulation.wait(milliseconds, in: name)
        return name
    }.expected(simulation.estimate(milliseconds))
}

private func after(
    _ name: String, _ before: some Dependency<String>, _ milliseconds: Int, _ simulation: Simulation
) -> TaskDefinition<String, Void, String> {
    task(name, before) { earlier in
        try await simulation.wait(milliseconds, in: name)
        return "\(earlier), then \(name)"
    }.expected(simulation.estimate(milliseconds))
}

extension Simulation {
    /// Waits and sees a cancellation only at the end, as a body does that calls blocking code.
    fileprivate func waitStubbornly(_ milliseconds: Int, in name: String) async throws {
        // A task of its own, which nobody cancels.
        try await Task { try await wait(milliseconds, in: name) }.value
        try Task.checkCancellation()
    }
}
