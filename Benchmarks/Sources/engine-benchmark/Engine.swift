import JFlow

/// The shapes as tasks of the engine, defined as a user would define them.
enum Engine {
    static func workflow(_ shape: Shape, _ kind: Kind) throws -> Workflow<Int> {
        switch shape {
        case .chain: try chain(kind)
        case .fanOut: try fanOut(kind)
        case .wavefront: try wavefront(kind)
        }
    }

    private typealias Task<each Argument: Sendable> = TaskDefinition<Int, Void, repeat each Argument>

    private static func first(_ kind: Kind) -> Task<> {
        switch kind {
        case .synchronous: task("0") { 1 }
        case .asynchronous: task("0") { await plusOne(0) }
        }
    }

    private static func next(_ index: Int, _ parent: some Dependency<Int>, _ kind: Kind) -> Task<Int> {
        switch kind {
        case .synchronous: task("\(index)", parent) { $0 &+ 1 }
        case .asynchronous: task("\(index)", parent) { await plusOne($0) }
        }
    }

    private static func joint(
        _ index: Int, _ above: some Dependency<Int>, _ left: some Dependency<Int>, _ kind: Kind
    ) -> Task<Int, Int> {
        switch kind {
        case .synchronous: task("\(index)", above, left) { $0 &+ $1 &+ 1 }
        case .asynchronous: task("\(index)", above, left) { await plusOne($0 &+ $1) }
        }
    }

    private static func chain(_ kind: Kind) throws -> Workflow<Int> {
        var last = next(1, first(kind), kind)
        for index in 2..<Shape.size { last = next(index, last, kind) }
        return try Workflow(last)
    }

    private static func fanOut(_ kind: Kind) throws -> Workflow<Int> {
        let root = first(kind)
        let leaves = (1...Shape.size).map { next($0, root, kind) }
        let sum: Task<[Int]> =
            switch kind {
            case .synchronous: task("sum", all: leaves) { $0.reduce(1, &+) }
            case .asynchronous: task("sum", all: leaves) { await plusOne($0.reduce(0, &+)) }
            }
        return try Workflow(sum)
    }

    /// The first row and column have one parent each, so the row above and the square to the left differ in type there.
    private static func wavefront(_ kind: Kind) throws -> Workflow<Int> {
        let corner = first(kind)
        var edge = next(1, corner, kind)
        var top = [edge]
        for column in 2..<Shape.side {
            edge = next(column, edge, kind)
            top.append(edge)
        }
        var side = next(Shape.side, corner, kind)
        var row = firstInnerRow(below: top, side, kind)
        for line in 2..<Shape.side {
            let start = line * Shape.side
            side = next(start, side, kind)
            row = innerRow(start, below: row, side, kind)
        }
        return try Workflow(row[row.count - 1])
    }

    private static func firstInnerRow(below top: [Task<Int>], _ side: Task<Int>, _ kind: Kind) -> [Task<Int, Int>] {
        rest(of: top, Shape.side, [joint(Shape.side + 1, top[0], side, kind)], kind)
    }

    private static func innerRow(
        _ start: Int, below row: [Task<Int, Int>], _ side: Task<Int>, _ kind: Kind
    ) -> [Task<Int, Int>] {
        rest(of: row, start, [joint(start + 1, row[0], side, kind)], kind)
    }

    private static func rest<Above: Dependency<Int>>(
        of above: [Above], _ start: Int, _ begun: [Task<Int, Int>], _ kind: Kind
    ) -> [Task<Int, Int>] {
        var row = begun
        for column in 1..<above.count {
            row.append(joint(start + column + 1, above[column], row[column - 1], kind))
        }
        return row
    }
}
