/// A quick look whether names are all different, for the many plans with which nothing is wrong.
enum UniqueNames {
    /// Different in each process, so that nobody can think of names that collide.
    private static let seed = UInt64.random(in: .min ... .max)
    /// So many names in one row of places are no accident.
    private static let longestRow = 64

    /// Whether the names of some tasks are certainly all different, and none is empty; where this says no, look closer.
    ///
    /// Only names of ASCII characters are compared here: others may be equal and yet written in different ways.
    static func areCertain(of tasks: [ErasedTask]) -> Bool {
        var capacity = 16
        while capacity < tasks.count * 2 { capacity *= 2 }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: capacity) { places in
            places.initialize(repeating: 0)
            return tasks.indices.allSatisfy { enter($0, of: tasks, in: places) }
        }
    }

    /// Enters a name in a table with open addressing; `false` if it is there already, or if that is not certain.
    ///
    /// A place holds half of the hash and the number of the task from 1; 0 is free.
    private static func enter(_ task: Int, of tasks: [ErasedTask], in places: UnsafeMutableBufferPointer<UInt64>)
        -> Bool
    {
        guard let hash = hash(of: tasks[task].name) else { return false }
        let entry = hash & 0xFFFF_FFFF_0000_0000 | UInt64(task + 1)
        var place = Int(truncatingIfNeeded: hash & UInt64(places.count - 1))
        for _ in 0..<longestRow {
            let other = places[place]
            if other == 0 {
                places[place] = entry
                return true
            }
            let isSimilar = (other ^ entry) >> 32 == 0
            if isSimilar, tasks[Int(other & 0xFFFF_FFFF) - 1].name == tasks[task].name { return false }
            place = (place + 1) & (places.count - 1)
        }
        return false
    }

    /// A hash of an ASCII name; `nil` for an empty one and for all others.
    private static func hash(of name: String) -> UInt64? {
        var name = name
        return name.withUTF8 { bytes in
            guard !bytes.isEmpty else { return nil }
            var hash = seed ^ UInt64(bytes.count)
            var bits: UInt64 = 0
            var position = 0
            while position + 8 <= bytes.count {
                let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + position).loadUnaligned(
                    as: UInt64.self)
                bits |= word
                hash = mixed(hash ^ word)
                position += 8
            }
            var rest: UInt64 = 0
            while position < bytes.count {
                rest = rest << 8 | UInt64(bytes[position])
                position += 1
            }
            guard (bits | rest) & 0x8080_8080_8080_8080 == 0 else { return nil }
            return mixed(mixed(hash ^ rest))
        }
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
