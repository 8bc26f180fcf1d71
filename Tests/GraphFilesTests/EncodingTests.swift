import GraphDocuments
import GraphFiles
import Testing

struct EncodingTests {
    @Test func byteOrderMarksAreRead() throws {
        let text = "digraph { \"é😀\" -> b }"
        let little: [UInt8] = [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xfe, 0xff] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
        for bytes in [[0xef, 0xbb, 0xbf] + Array(text.utf8), little, big, little + [0x0a]] {
            #expect(sketch(try GraphFile(reading: bytes, named: "x").document) == "é😀 b | é😀>b")
        }
    }

    @Test func otherBytesAreRepaired() throws {
        let file = try GraphFile(reading: Array("digraph { \"caf".utf8) + [0xe9] + Array("\" }".utf8), named: "x")
        #expect(file.document.nodes[0].label == "caf\u{fffd}")
        #expect(file.notes == ["bytes that are no UTF-8 are shown as \u{fffd}"])
    }

    @Test func lineEndsOfAllSystemsCount() {
        for end in ["\n", "\r\n", "\r"] {
            #expect(read("digraph {\(end)a\(end)@ }", named: "x").hasPrefix("x:3:1: "))
        }
    }

    @Test func binaryFileIsRefused() {
        #expect(
            read("\u{7f}ELF\0\0", named: "x") == """
                x: is no text: it holds zero bytes, as binary files do, and UTF-16 without a byte order mark. \
                Give a text file in UTF-8.
                """)
    }

    @Test(arguments: ["", " \n\t", "\u{feff}"])
    func emptyFileIsRefused(_ text: String) {
        #expect(
            read(text, named: "x")
                == "x: is empty. Give a graph, such as “digraph { a -> b }” or a line “a b”.")
    }
}
