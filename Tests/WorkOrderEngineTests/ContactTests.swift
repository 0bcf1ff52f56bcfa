import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("How a reporter is reached")
struct ContactTests {
  @Test(
    "a number keeps enough to be told from another, and hides at least four digits",
    arguments: [
      ("13812345678", "138******78"), ("138 1234-5678", "138 ****-**78"),
      ("+86 138 1234 5678", "+86 1** **** **78"), ("555-0101", "55*-***1"), ("8123", "****"),
      ("81234", "8****"), ("", ""), ("没有留", "没有留"),
      ("１３８１２３４５６７８", "１３８******７８"), ("分机 801，手机 13812345678", "分机 ***，手机 138******78"),
      ("li.lei@uni.edu.cn", "l*****@uni.edu.cn"), ("12345678@qq.com", "1*******@qq.com"),
      ("(027) 8765-4321", "(027) ****-**21"), ("138\u{200B}12345678", "138\u{200B}******78"),
      ("138·1234·5678", "138·****·**78"), ("138：1234：5678", "138：****：**78"),
      ("一三八一二三四五六七八", "一三八******七八"), ("①③⑧①②③④⑤⑥⑦⑧", "①③⑧******⑦⑧"),
      ("微信 wangxm", "微信 w*****"), ("张伟@学校.中国", "张*@学校.中国"), ("一号楼值班室", "一号楼值班室"),
    ])
  func masks(contact: String, shown: String) {
    #expect(ContactMask.masked(contact) == shown)
  }

  @Test("a name keeps the number of a class or a room, not one that can be called")
  func names() {
    #expect(ContactMask.masked(name: "计算机 2021 级 李某") == "计算机 2021 级 李某")
    #expect(ContactMask.masked(name: "李某 13812345678") == "李某 138******78")
    #expect(ContactMask.masked(name: "a@b.cn") == "a@b.cn")
    #expect(ContactMask.masked(name: "ab@b.cn") == "a*@b.cn")
  }

  @Test("of no number more than five digits stay, and always fewer than four less than it has")
  func neverMore() {
    for count in 1...40 {
      let digits = String((0..<count).map { Character("\($0 % 10)") })
      let shown = ContactMask.masked(digits).count { $0 != "*" }
      #expect(shown <= max(0, min(5, count - 4)), "\(count)")
    }
  }

  @Test("a number in a reporter's name is found only by those who read it, however it is asked for")
  func numbersInNames() throws {
    var world = try World()
    let order = try world.give(
      LogDefect(
        place: "XS/SY", category: "lighting", text: "灯坏", reporter: "王同学 13812345678",
        contact: ""), as: "3"
    ).number
    func found(_ filter: String, by number: String) throws -> Bool {
      try world.engine.ask(now: world.now) { snapshot in
        let me = try snapshot.person(named: number).id
        return try snapshot.orders(try OrderFilter(filter), limit: 9, me: me).items
          .contains { $0.number == order }
      }
    }
    #expect(try found("reporter:1381", by: "3") && found("reporter:王同学", by: "3"))
    for digits in ["reporter:1381", "13812345678", "3812"] {
      #expect(try !found(digits, by: "7"), "\(digits)")
    }
    #expect(try found("王同学", by: "7"), "people are found by their names")
  }

  /// Logs a defect where no crew is: it waits until somebody sends it out.
  private func waiting(
    _ world: inout World, _ text: String, as number: String = "3"
  ) throws -> String {
    try world.give(
      LogDefect(
        place: "XS/SY", category: "lighting", text: text, reporter: "学生", contact: "555-0101"),
      as: number
    ).number
  }

  private func reads(_ world: World, _ number: String, order: String) throws -> Bool {
    try world.engine.ask(now: world.now) { snapshot in
      let person = try snapshot.person(named: number).id
      return try snapshot.contactReader(for: Actor(person: person))
        .reads(try snapshot.orderFile(order).order)
    }
  }

  @Test("the right reads it, and whoever has the order in hand or was asked first; others do not")
  func readers() throws {
    var world = try World()
    let order = try waiting(&world, "灯坏")
    #expect(try reads(world, "3", order: order), "front desk and dispatcher")
    #expect(try reads(world, "5", order: order), "shift leader")
    #expect(try !reads(world, "7", order: order), "an auditor")
    try world.give(DispatchOrder(order: order, to: "8"), as: "1")
    #expect(try !reads(world, "2", order: order), "a worker who has not got it")
    try world.give(DispatchOrder(order: try waiting(&world, "门坏"), to: "2"), as: "1")
    #expect(try reads(world, "2", order: "XS-2"), "a worker who has it")
    try world.give(DispatchOrder(order: try waiting(&world, "窗坏"), to: "NH-ZH"), as: "1")
    #expect(try reads(world, "2", order: "XS-3"), "a worker whose crew has it")
    let own = try waiting(&world, "顶漏", as: "2")
    try world.give(DispatchOrder(order: own, to: "8"), as: "1")
    #expect(try reads(world, "2", order: own), "a worker who was asked first")
    #expect(!ContactReader.nobody.reads(campus: 1, holder: .desk, firstContact: 0))
  }

  @Test("who sits in another's chair without the right to act for others reads as themselves")
  func chair() throws {
    var world = try World()
    let order = try world.logDefect()
    let (desk, auditor) = try world.engine.ask(now: world.now) {
      (try $0.person(named: "3").id, try $0.person(named: "7").id)
    }
    func reads() throws -> Bool {
      try world.engine.ask(now: world.now) { snapshot in
        try snapshot.contactReader(for: Actor(person: desk, enteredBy: auditor))
          .reads(try snapshot.orderFile(order).order)
      }
    }
    #expect(try reads(), "in a simulated database anybody may be anybody")
    _ = try world.engine.ledger.write { try $0.execute("UPDATE database SET simulated = 0") }
    #expect(try !reads())
  }

  @Test("masked, an order has no trace of it, not in its history either, and nothing else changes")
  func reading() throws {
    var world = try World()
    let order = try world.logDefect()
    try world.give(
      CorrectOrder(order: order, reporter: "王 13900001111", contact: "wang@uni.cn"), as: "3")
    let file = try world.engine.ask(now: world.now) { try $0.orderFile(order) }
    let masked = ContactReader.nobody.reading(file)
    for trace in ["555-0101", "13900001111", "wang@"] {
      #expect("\(file)".contains(trace))
      #expect(!"\(masked)".contains(trace), "\(trace)")
    }
    #expect(masked.events.count == file.events.count && masked.order.report.text == "灯管不亮")
  }

  private func export(
    _ world: World, _ subject: ExportSubject, as number: String?, format: ExportFormat = .csv
  ) throws -> String {
    let actor = try number.map { number in
      Actor(person: try world.engine.ask(now: world.now) { try $0.person(named: number).id })
    }
    var bytes: [UInt8] = []
    try world.engine.export(subject, format: format, for: actor, now: world.now) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("exports of orders and events mask it by the same right", arguments: ExportFormat.allCases)
  func exports(format: ExportFormat) throws {
    var world = try World()
    let order = try waiting(&world, "灯坏")
    try world.give(CorrectOrder(order: order, contact: "027-87654321"), as: "3")
    for subject in [ExportSubject.orders, .events] {
      #expect(try export(world, subject, as: "3", format: format).contains("027-87654321"))
      for reader in ["7", "2", nil] {
        let text = try export(world, subject, as: reader, format: format)
        #expect(!text.contains("87654321") && !text.contains("555-0101"), "\(subject)")
        #expect(text.contains("027-*****"), "\(subject)")
      }
    }
  }

  @Test("a filter by contact finds only what its reader may read")
  func filter() throws {
    var world = try World()
    _ = try world.logDefect()
    func count(_ number: String) throws -> Int {
      try world.engine.ask(now: world.now) { snapshot in
        try snapshot.orders(
          try OrderFilter("contact:0101"), me: try snapshot.person(named: number).id
        ).items.count
      }
    }
    #expect(try count("3") == 1)
    #expect(try count("7") == 0)
  }

  @Test("an exported text that a spreadsheet would compute comes back as it was")
  func formulas() throws {
    var world = try World()
    let texts = ["=1+1", "+86", "-x", "@a", "'=1", "''-", "'plain", "＝1", "a=1"]
    for text in texts { _ = try world.logDefect(text: text) }
    let csv = try export(world, .orders, as: "3")
    #expect(!csv.contains(/[,"\n](=|\+|-|@|＝)/))
    #expect(csv.contains(",'=1+1,") && csv.contains(",''=1,") && csv.contains(",a=1,"))
    let map = """
      [file]
      [fields]
      reference = "number"
      reported = "reported"
      text = "text"
      place = "place"
      category = "category"
      [campus]
      default = "XS"
      """
    _ = try world.importing(ImportSource(bytes: Array(csv.utf8), name: "export"), map)
    let back = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.orders(try OrderFilter("campus:XS"), limit: 100).items.map(\.text)
    }
    #expect(Set(back) == Set(texts))
  }
}
