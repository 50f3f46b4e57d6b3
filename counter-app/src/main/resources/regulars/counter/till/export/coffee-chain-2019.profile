# A month of a coffee chain with several shops, as its old till program wrote it: one row for each
# line of a receipt. Receipt numbers start again every day in every shop.

[sales]
file      = *sales_reciepts*.csv
till      = coffee-chain/{sales_outlet_id}
ticket    = transaction_id
date      = transaction_date
dates     = d/M/yyyy, yyyy-M-d
time      = transaction_time
times     = H:mm:ss, H:mm
external  = customer_id
nobody    = 0
product   = product_id
quantity  = quantity
# What was paid for the row. In promotions it is not quantity times unit price, and it counts.
amount    = line_item_amount
required  = sales_outlet_id, customer_id, order, line_item_id, unit_price
whole     = transaction_id, sales_outlet_id, customer_id, line_item_id, product_id, quantity
decimal   = line_item_amount, unit_price

[products]
file      = product.csv
product   = product_id
item      = product
category  = product_category

# The old program's word = the word in the rules document.
[categories]
Coffee beans = beans

# Cards were numbered like phones ("908-424-2890") and are none: nobody's phone is known.
[members]
file      = customer.csv
external  = customer_id
name      = customer_first-name
