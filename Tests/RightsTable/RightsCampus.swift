extension RightsTable {
  /// The campus file of an office of two campuses, with somebody for each role on Nanhu alone, `role-NH`, and on
  /// all, `role`.
  public static let campusFile =
    campuses
    + roles.map { role in
      """
      [[staff]]
      number = "\(role)-NH"
      name = "\(role) 南湖"
      roles = ["\(role)@NH"]
      [[staff]]
      number = "\(role)"
      name = "\(role) 全部"
      roles = ["\(role)"]

      """
    }.joined()

  private static let campuses = """
    [university]
    name = "江城大学"
    [[campus]]
    code = "NH"
    id = "nanhu"
    name = "南湖校区"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[campus]]
    code = "XS"
    id = "xishan"
    name = "西山校区"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[place]]
    path = "NH/A"
    name = "甲楼"
    kind = "teaching"
    [[place]]
    path = "XS/B"
    name = "乙楼"
    kind = "teaching"

    """
}
