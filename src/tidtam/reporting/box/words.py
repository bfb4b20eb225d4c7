"""What lies in the box to be read first, for whoever opens it without tidtam."""

READ_ME = """กล่องหลักฐานสำหรับผู้ตรวจสอบ (tidtam)
====================================

chain.jsonl     ทุกระเบียน บรรทัดละหนึ่งระเบียน แต่ละบรรทัดผูกกับบรรทัดก่อนหน้าด้วย SHA-256
                มติที่ประชุม เงินงบประมาณ สัญญา เป้าหมาย การมอบหมาย เรื่องที่ติดตาม การลงพื้นที่ ทรัพย์สิน และบันทึกการเปลี่ยนแปลง
files/          ภาพและเอกสาร ชื่อไฟล์คือ SHA-256 ของไฟล์
verify_box.py   ตรวจทั้งกล่องโดยไม่ต้องต่ออินเทอร์เน็ต:  python3 verify_box.py กล่อง.zip --head ค่าที่พิมพ์บนกระดาษ

ค่า hash ของบรรทัดสุดท้ายคือ head พิมพ์อยู่บนใบนำส่งและอยู่ในบันทึกการเปลี่ยนแปลงของสำนักงาน ผู้ที่แก้ระเบียนแล้วผูกใหม่ทั้งสายจะได้ head อื่น
ภาพถ่ายเก็บฉบับที่เขียนใหม่โดยไม่มีข้อมูลแฝง พร้อม SHA-256 ของไฟล์ต้นฉบับ (original_sha256) เวลา และพิกัดที่กล้องบันทึก
จำนวนเงินเป็นสตางค์ ปีงบประมาณเป็น พ.ศ. ถ้าไม่ได้ระบุไว้ วันเวลาเป็น ISO 8601 ไม่มีเลขประจำตัวประชาชนในกล่อง

An auditor's box (tidtam)
=========================

chain.jsonl     all records, one a line, each bound to the one before by SHA-256: resolutions, money, contracts,
                targets, assignments, matters, visits, assets, and the trail of changes
files/          pictures and papers, named by their SHA-256
verify_box.py   checks the whole box offline:  python3 verify_box.py BOX.zip --head HASH-ON-PAPER

The last line's hash is the head. It stands on the covering paper and in the office's trail: who changes a record and
makes the chain anew comes to another head. Pictures are kept as written anew without hidden data, beside the SHA-256
of the original file (original_sha256) and the camera's time and place. Money is in satang. No personal number is here.
"""
