import Testing

@testable import patrol

@Suite("The system user")
struct SystemUserTests {
  private let lines = Array(
    """
    root:x:0:0:root:/root:/bin/bash
    broken:x:1000
    zhang:x:1000:1000:Zhang Wei,Room 3,,:/home/zhang:/bin/sh
    li:x:10:10::/home/li:/bin/sh
    """.utf8)

  @Test("is found by the id alone, with the first part of the name field")
  func found() {
    #expect(SystemUser.entry(of: 1000, in: lines) == .init(login: "zhang", name: "Zhang Wei"))
    #expect(SystemUser.entry(of: 10, in: lines) == .init(login: "li", name: ""))
    #expect(SystemUser.entry(of: 100, in: lines) == nil)
  }
}
