import Configuration
import Foundation
import Testing

@Suite("Configuration directories")
final class DirectoryTests {
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("patrol-configuration-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: directory.appendingPathComponent("calendars"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: directory.appendingPathComponent(name))
  }

  @Test("its files are read by name, calendars too, and remarks beside them are passed over")
  func reads() throws {
    try write("notify.toml", Array("notify.command = \"a\"".utf8))
    try write("calendars/night.toml", Array("time_zone = \"UTC\"".utf8))
    try write("own-holidays.csv", [])
    try write("README.md", [0xFF])
    try write(".notify.toml.swp", [0xFF])
    let files = try ConfigurationDirectory.files(at: directory.path)
    #expect(files.map(\.name) == ["calendars/night.toml", "notify.toml", "own-holidays.csv"])
    #expect(files[1].text == "notify.command = \"a\"")
  }

  @Test("a file that is not UTF-8 is refused with the line")
  func notUTF8() throws {
    try write("notify.toml", Array("# remark\n".utf8) + [0xC4, 0xE3, 0x0A])
    let errors = failures { () throws(ConfigurationError) in
      _ = try ConfigurationDirectory.files(at: self.directory.path)
    }
    #expect(errors.map(\.what) == ["not UTF-8"])
    #expect(errors.map(\.line) == [2])
  }

  @Test("a directory or a file that is not there is refused by name")
  func absent() {
    let path = directory.path + "/absent"
    let noDirectory = failures { () throws(ConfigurationError) in
      _ = try ConfigurationDirectory.files(at: path)
    }
    #expect(noDirectory.map(\.file) == [path])
    let noFile = failures { () throws(ConfigurationError) in
      _ = try ConfigurationDirectory.text(of: path)
    }
    #expect(noFile.map(\.what) == ["cannot be read"])
  }
}
