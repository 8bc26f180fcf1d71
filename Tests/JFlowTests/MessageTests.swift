import Testing

@testable import JFlow

/// Messages about thousands of things stay short, and are made in no time.
struct MessageTests {
    @Test func aLongListOfProblemsShowsItsBeginning() async {
        let tasks = (0..<10_000).map { DynamicTask("task \($0)", dependencies: ["tusk \($0)"]) { _ in 1 } }
        let error = await thrown { () throws(WorkflowError) in try DynamicWorkflow(tasks) }
        let lines = error?.description.split(separator: "\n") ?? []
        #expect(error?.problems.count == 10_000)
        #expect(lines.count == 22)
        #expect(lines.first == "This is no workflow: 10000 problems.")
        #expect(
            lines.dropFirst().first == "- Task “task 0” depends on “tusk 0”, which is no task. Did you mean “task 0”?")
        #expect(lines.last == "- … and 9980 more")
    }

    /// Each failed task once searched the graph for its path and kept it: this did not end within minutes.
    @Test func aThousandFailuresBehindALongChainAreToldAtOnce() async throws {
        let count = 1_000
        let roots = (0..<count).map { number in
            task("root \(number)") { () throws -> Int in throw TestError("no \(number)") }
        }
        var last = task("link 0", all: roots) { $0.count }
        for number in 1..<count { last = task("link \(number)", all: [last]) { $0.count } }
        let workflow = try Workflow(last)
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(failurePolicy: .finish, slots: 1))
        }
        #expect(
            error?.description == """
                Task “root 0” failed (link 999 → … 992 more … → link 6 → link 5 → link 4 → link 3 → link 2 → link 1 → \
                link 0 → root 0): no 0; “root 1” failed too: no 1; “root 2” failed too: no 2; “root 3” failed too: no 3; \
                “root 4” failed too: no 4; “root 5” failed too: no 5; 994 more failed. Skipped because of \
                it: “link 0”, “link 1”, “link 2”, “link 3”, “link 4”, 995 more. 1000 failed, 1000 skipped.
                """)
        let paths = error?.failure?.failedTasks.map(\.path.count) ?? []
        #expect(paths == Array(repeating: count + 1, count: count))
    }

    @Test func manyCancelledTasksAreToldByTheirFirst() async throws {
        let control = RunControl(startsHeld: true)
        let events = EventStream()
        let tasks = (0..<9).map { number in task("task \(number)") { number } }
        let workflow = try Workflow(task("sum", all: tasks) { $0.count })
        async let error = thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(observers: [events], control: control))
        }
        for await batch in events.batches where batch.contains(where: { $0.kind == .ready(task: 8) }) {
            for task in 0..<9 { control.cancel(task: task) }
        }
        #expect(
            await error?.description == """
                A goal has no value because “task 0”, “task 1”, “task 2”, “task 3”, “task 4”, 4 more were cancelled: \
                1 skipped, 9 cancelled.
                """)
    }
}
