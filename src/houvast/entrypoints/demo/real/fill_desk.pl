# Make people and tickets with Request Tracker's own code: an order as JSON comes in, the tickets' numbers go out.
use strict; use warnings; use Encode; use JSON; use MIME::Entity;

RT::LoadConfig(); RT::Init();
my $order = JSON->new->utf8->decode(do { local $/; <STDIN> });
my @made;

sub text {
    my ($words, %more) = @_;
    return (Type => 'text/plain', Charset => 'UTF-8', Data => [Encode::encode('UTF-8', $words)], %more);
}

$RT::Handle->BeginTransaction;
for my $one (@{ $order->{people} }) {
    my ($id, $why) = RT::User->new(RT->SystemUser)->Create(%$one);
    die $why unless $id;
}
for my $one (@{ $order->{tickets} }) {
    my $ticket = RT::Ticket->new(RT->SystemUser);
    my ($id, undef, $why) = $ticket->Create(
        Queue => 'General', Requestor => $one->{requestor}, AdminCc => $one->{agent}, Subject => $one->{subject},
        MIMEObj => MIME::Entity->build(text($one->{content})),
    );
    die $why unless $id;
    push @made, $id;
    for my $comment (@{ $one->{comments} }) {
        my $said = MIME::Entity->build(Type => 'multipart/mixed');
        $said->attach(text($comment->{content}));
        $said->attach(text($comment->{words}, Filename => $comment->{file})) if $comment->{file};
        my ($done, $trouble) = $ticket->Comment(MIMEObj => $said);
        die $trouble unless $done;
    }
    if ($one->{merged_into} >= 0) {
        my ($done, $trouble) = $ticket->MergeInto($made[ $one->{merged_into} ]);
        die $trouble unless $done;
    }
}
$RT::Handle->Commit;
print JSON->new->encode(\@made);
