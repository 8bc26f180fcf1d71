/// An argument that is an array of the values of all inputs, which is looked up without making the array.
protocol GatheredArgument: SendableMetatype {
    /// Feeds the array of the first inputs.
    static func hash(_ count: Int, in frame: TaskFrame, into hasher: inout Hasher)
    /// Whether the array of the first inputs is an argument.
    static func isEqual(_ count: Int, in frame: TaskFrame, to argument: borrowing CacheKey.Argument) -> Bool
    /// The array.
    static func array(_ count: Int, in frame: TaskFrame) -> Self
}

extension Array: GatheredArgument where Element: Hashable {
    // What the library's own `hash(into:)` feeds; a test compares the two.
    static func hash(_ count: Int, in frame: TaskFrame, into hasher: inout Hasher) {
        hasher.combine(count)
        if Element.self == Int.self {
            for index in 0..<count { hasher.combine(frame.int(index)) }
        } else {
            for index in 0..<count {
                frame.address(index).assumingMemoryBound(to: Element.self).pointee.hash(into: &hasher)
            }
        }
    }

    static func isEqual(_ count: Int, in frame: TaskFrame, to argument: borrowing CacheKey.Argument) -> Bool {
        guard let array = argument.value as? Self, array.count == count else { return false }
        guard Element.self == Int.self else {
            return (0..<count).allSatisfy { index in
                frame.address(index).assumingMemoryBound(to: Element.self).pointee == array[index]
            }
        }
        // The types are one and the same, so the bits are those of numbers.
        let numbers = unsafeBitCast(array, to: [Int].self)
        for index in 0..<count where frame.int(index) != numbers[index] { return false }
        return true
    }

    static func array(_ count: Int, in frame: TaskFrame) -> Self {
        frame.inputs(count)
    }
}

extension TaskFrame {
    /// An input that is a number.
    @inline(__always)
    fileprivate func int(_ index: Int) -> Int {
        address(index).assumingMemoryBound(to: Int.self).pointee
    }
}
