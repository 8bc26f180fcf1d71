import Graphs
import Testing

struct ListScheduleTests {
    private func graph(_ parents: [[Int]]) -> Graph {
        var graph = Graph()
        for parents in parents { graph.append(parents: parents) }
        return graph
    }

    @Test
    func takesTheLongestRemainingPathFirst() {
        // 3 leads to 4, which is long: taken in the order of their numbers, the tasks would end at 15.
        let graph = graph([[], [], [], [], [3], [0, 1, 2, 4]])
        let works: [ListSchedule.Work] = [4, 4, 4, 1, 9, 1].map { .compute($0) }
        let schedule = ListSchedule(graph, works, processors: 2)
        #expect(schedule.remainingPaths == [5, 5, 5, 11, 10, 1])
        #expect(schedule.length == 13)
        #expect(schedule.lowerBound == 11.5)
    }

    @Test
    func sleepingTakesNoProcessor() {
        let graph = graph([[], [], [], [0, 1, 2]])
        let schedule = ListSchedule(graph, [.sleep(5), .sleep(5), .compute(4), .compute(1)], processors: 1)
        #expect(schedule.length == 6)
        #expect(schedule.lowerBound == 6)
    }

    @Test(arguments: 1...20)
    func liesBetweenItsBounds(_ seed: UInt64) {
        var numbers = SplitMix(seed: seed)
        let graph = Shape.random.graph(200, seed: seed)
        let works = graph.indices.map { _ in
            ListSchedule.Work.compute(Double.random(in: 1...10, using: &numbers))
        }
        let schedule = ListSchedule(graph, works, processors: 2)
        // Graham's bound: at most twice the best schedule, less a half on two processors.
        #expect(schedule.length >= schedule.lowerBound)
        #expect(schedule.length <= 1.5 * schedule.lowerBound)
    }
}
