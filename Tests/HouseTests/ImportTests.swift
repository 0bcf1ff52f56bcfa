import Foundation
import Testing

/// The table of architecture.md, with the additions that Decisions.md gives reasons for.
private let allowedImports: [String: Set<String>] = [
  "TextCells": [],
  "ServiceClock": [],
  "Screen": ["TextCells"],
  "Documents": ["TextCells"],
  "CursesTerminal": ["CTerminal", "Screen"],
  "Configuration": ["Config", "ServiceClock", "TOMLKit"],
  "Ledger": ["CRights", "CTurn", "CWriteAhead", "GRDB", "GRDBSQLite"],
  "Localization": ["Assets"],
  "WorkOrderEngine": [
    "ServiceClock", "Configuration", "Ledger", "TextCells", "Crypto", "CryptoExtras",
  ],
  "Reports": ["WorkOrderEngine", "Documents", "Localization", "Assets", "Mustache"],
  "PatrolDesk": [
    "Screen", "TextCells", "WorkOrderEngine", "Reports", "Documents", "Localization",
  ],
  "Demonstration": ["WorkOrderEngine", "Assets"],
]

/// Modules of the system, which anybody may import.
private let systemModules: Set<String> = [
  "Foundation", "Glibc", "Musl", "Synchronization", "Dispatch", "Swift",
]

/// Where things are put together: everything is allowed.
private let composers: Set<String> = ["patrol", "patrol-bench"]

@Suite("The architecture")
struct ImportTests {
  /// The modules that a source imports, without `import struct A.B`'s member.
  private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      if let first = words.first, ["public", "internal", "package"].contains(first) {
        words.removeFirst()
      }
      guard words.first == "import", words.count >= 2 else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "func", "var", "typealias"]
      let name = kinds.contains(String(words[1])) && words.count > 2 ? words[2] : words[1]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  @Test("no source imports a module that its own may not")
  func allowed() throws {
    var strangers: [String] = []
    for file in try Repository.swiftFiles(under: "Sources") {
      let module = String(file.split(separator: "/")[1])
      if composers.contains(module) { continue }
      guard let allowed = allowedImports[module] else {
        strangers.append("\(file): the module \(module) is not in the table")
        continue
      }
      for name in imports(in: try Repository.text(of: file))
      where !allowed.contains(name) && !systemModules.contains(name) {
        strangers.append("\(file): import \(name)")
      }
    }
    #expect(strangers == [])
  }

  @Test("in the engine only commands, queries and schemas know the ledger")
  func ledger() throws {
    let knowing = ["Commands.swift", "Queries.swift", "Schema.swift"]
    let strangers = try Repository.swiftFiles(under: "Sources/WorkOrderEngine").filter { file in
      imports(in: try Repository.text(of: file)).contains("Ledger")
        && !knowing.contains { file.hasSuffix($0) }
    }
    #expect(strangers == [])
  }

  @Test("the reader of imports sees through attributes, access levels and kinds")
  func reader() {
    let text = """
      @preconcurrency public import Glibc
      internal import struct ServiceClock.Instant
      import Ledger
      // import GRDB
      """
    #expect(imports(in: text) == ["Glibc", "ServiceClock", "Ledger"])
  }

  @Test("no file is longer than 400 lines")
  func length() throws {
    let files =
      try Repository.swiftFiles(under: "Sources") + Repository.swiftFiles(under: "Tests")
    let long = try files.filter { file in
      try Repository.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).count
        > 401
    }
    #expect(long == [])
  }

  @Test("the top level holds only what belongs there")
  func topLevel() throws {
    let expected: Set<String> = [
      "Package.swift", "Sources", "Tests", "Config", "Assets", "README.md",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(found) == expected)
  }
}
