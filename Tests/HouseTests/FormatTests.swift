import Foundation
import Testing

@Suite("The formatting")
struct FormatTests {
  @Test("every Swift file is formatted as .swift-format says, and every public symbol explained")
  func lint() throws {
    let command = """
      cd '\(Repository.root.path)' && swift format lint --strict --parallel --recursive \
      --configuration .swift-format Package.swift Sources Tests 2>&1
      """
    let pipe = try #require(popen(command, "r"))
    var output = ""
    var buffer = [CChar](repeating: 0, count: 4_096)
    while fgets(&buffer, Int32(buffer.count), pipe) != nil {
      output += String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    let status = pclose(pipe)
    #expect(output == "")
    #expect(status == 0)
  }
}
